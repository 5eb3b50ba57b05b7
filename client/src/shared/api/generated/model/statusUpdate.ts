/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketStatus } from './ticketStatus';

/**
 * A move to another status.
 */
export interface StatusUpdate {
  status: TicketStatus;
  comment?: string | null;
}
