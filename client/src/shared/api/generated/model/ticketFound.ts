/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority';
import type { TicketStatus } from './ticketStatus';

/**
 * A ticket in a list; ``highlight`` is HTML that shows where the searched words stand.
 */
export interface TicketFound {
  id: string;
  number: string;
  title: string;
  status: TicketStatus;
  priority: TicketPriority;
  user_id: string;
  device_id: string | null;
  assignee_id: string | null;
  tags: string[];
  preferred_date: string | null;
  resolution_due_at: string;
  created_at: string;
  updated_at: string;
  highlight?: string | null;
}
