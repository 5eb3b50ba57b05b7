/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { DeviceSummary } from './deviceSummary.ts';
import type { LastMessage } from './lastMessage.ts';
import type { PersonSummary } from './personSummary.ts';

/**
 * Whom and what the ticket is about, and how far its chat is.
 */
export interface TicketSummary {
  customer: PersonSummary;
  last_message: LastMessage | null;
  assignee: PersonSummary | null;
  device: DeviceSummary | null;
  unread_count: number;
}
