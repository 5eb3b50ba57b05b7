/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How soon a ticket should be served.
 */
export type TicketPriority = typeof TicketPriority[keyof typeof TicketPriority];


export const TicketPriority = {
  low: 'low',
  normal: 'normal',
  high: 'high',
  urgent: 'urgent',
} as const;
