/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AttachmentRead } from './attachmentRead';
import type { DeviceSummary } from './deviceSummary';
import type { PersonSummary } from './personSummary';
import type { RatingRead } from './ratingRead';
import type { SlaRead } from './slaRead';
import type { StatusChangeRead } from './statusChangeRead';
import type { TicketPriority } from './ticketPriority';
import type { TicketReference } from './ticketReference';
import type { TicketStatus } from './ticketStatus';
import type { WorkReportRead } from './workReportRead';

/**
 * A ticket with everything about it.
 */
export interface TicketDetail {
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
  description: string | null;
  customer: PersonSummary;
  assignee: PersonSummary | null;
  device: DeviceSummary | null;
  attachments: AttachmentRead[];
  attachment_urls: string[];
  status_history: StatusChangeRead[];
  allowed_transitions: TicketStatus[];
  completed_at: string | null;
  reopened_count: number;
  sla: SlaRead;
  work_report: WorkReportRead | null;
  rating: RatingRead | null;
  merged_into: TicketReference | null;
  merged_tickets: TicketReference[];
}
