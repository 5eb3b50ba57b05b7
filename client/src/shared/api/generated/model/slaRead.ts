/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * When the ticket is due, and whether that was, or is, missed.
 */
export interface SlaRead {
  first_answer_due_at: string;
  first_answered_at: string | null;
  first_answer_breached: boolean;
  resolution_due_at: string;
  resolution_breached: boolean;
}
