/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority.ts';
import type { TicketSort } from './ticketSort.ts';
import type { TicketStatus } from './ticketStatus.ts';

/**
 * What the view's list shows: the list's own query parameters, of which some are set.
 */
export interface ViewFilter {
  /** @maxItems 4 */
  status?: TicketStatus[];
  /** @maxItems 4 */
  priority?: TicketPriority[];
  /**
     * @maxItems 20
     * @items.minLength 1
     * @items.maxLength 40
     */
  tag?: string[];
  device_id?: string | null;
  user_id?: string | null;
  assignee_id?: string | null;
  /** Assigned to the caller. */
  mine?: boolean;
  unassigned?: boolean;
  overdue?: boolean;
  /** New or in progress. */
  open?: boolean;
  created_from?: string | null;
  created_to?: string | null;
  preferred_from?: string | null;
  preferred_to?: string | null;
  q?: string | null;
  sort?: TicketSort;
}
