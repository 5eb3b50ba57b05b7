/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The orders of a list; a minus turns one round.
 */
export type TicketSort = typeof TicketSort[keyof typeof TicketSort];


export const TicketSort = {
  '-created_at': '-created_at',
  created_at: 'created_at',
  '-updated_at': '-updated_at',
  updated_at: 'updated_at',
  '-priority': '-priority',
  priority: 'priority',
  due_at: 'due_at',
  '-due_at': '-due_at',
  relevance: 'relevance',
} as const;
