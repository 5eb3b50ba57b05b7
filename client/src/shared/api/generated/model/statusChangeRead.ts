/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Role } from './role';
import type { TicketStatus } from './ticketStatus';

/**
 * One move in the ticket's history; the first has no ``from``.
 */
export interface StatusChangeRead {
  from: TicketStatus | null;
  to: TicketStatus;
  by: string;
  by_role: Role;
  comment: string | null;
  at: string;
}
