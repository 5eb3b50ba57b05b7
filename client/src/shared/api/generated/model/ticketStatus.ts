/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Where a ticket stands.
 */
export type TicketStatus = typeof TicketStatus[keyof typeof TicketStatus];


export const TicketStatus = {
  new: 'new',
  in_progress: 'in_progress',
  completed: 'completed',
  rejected: 'rejected',
} as const;
