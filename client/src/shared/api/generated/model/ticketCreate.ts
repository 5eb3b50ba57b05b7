/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority.ts';

/**
 * A new ticket.
 */
export interface TicketCreate {
  /**
     * @minLength 1
     * @maxLength 200
     */
  title: string;
  description?: string | null;
  device_id?: string | null;
  preferred_date?: string | null;
  priority?: TicketPriority;
  /** The sender's own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused. */
  client_id?: string | null;
  /** @maxItems 10 */
  media_ids?: string[];
  /**
     * @maxItems 10
     * @items.maxLength 2000
     */
  attachment_urls?: string[];
}
