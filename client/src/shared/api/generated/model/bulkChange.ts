/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority';
import type { TicketStatus } from './ticketStatus';

/**
 * What to change, and where; what is absent stays.
 */
export interface BulkChange {
  /**
     * @minItems 1
     * @maxItems 100
     */
  ids: string[];
  status?: TicketStatus | null;
  comment?: string | null;
  assignee_id?: string | null;
  priority?: TicketPriority | null;
  /**
     * @maxItems 20
     * @items.minLength 1
     * @items.maxLength 40
     */
  add_tags?: string[];
  /**
     * @maxItems 20
     * @items.minLength 1
     * @items.maxLength 40
     */
  remove_tags?: string[];
}
