/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { TicketPriority } from './ticketPriority.ts';
import type { TicketStatus } from './ticketStatus.ts';
import type { TicketSummary } from './ticketSummary.ts';

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
  /** Absent unless the list was asked to include it. */
  summary?: TicketSummary | null;
}
