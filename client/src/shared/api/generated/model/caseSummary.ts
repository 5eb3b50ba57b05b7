/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { LastMessage } from './lastMessage.ts';
import type { PersonSummary } from './personSummary.ts';

/**
 * Who asks, and how far the chat is.
 */
export interface CaseSummary {
  customer: PersonSummary;
  last_message: LastMessage | null;
}
