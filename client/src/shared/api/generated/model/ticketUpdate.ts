/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority';

/**
 * Changes to a ticket; priority, tags and assignee are for staff.
 */
export interface TicketUpdate {
  /**
     * @minLength 1
     * @maxLength 200
     */
  title?: string;
  description?: string | null;
  preferred_date?: string | null;
  priority?: TicketPriority;
  /**
     * @maxItems 20
     * @items.minLength 1
     * @items.maxLength 40
     */
  tags?: string[];
  assignee_id?: string | null;
}
