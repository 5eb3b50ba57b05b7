/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Another ticket.
 */
export interface TicketReference {
  id: string;
  number: string;
}
