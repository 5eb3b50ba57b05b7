/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Role } from './role.ts';
import type { TicketStatus } from './ticketStatus.ts';

/**
 * One move in the ticket's history; the first has no ``from``.
 */
export interface StatusChangeRead {
  from: TicketStatus | null;
  to: TicketStatus;
  by: string;
  by_role: Role;
  by_name?: string | null;
  comment: string | null;
  at: string;
}
