/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { CaseStatus } from './caseStatus';
import type { CaseStatusChangeRead } from './caseStatusChangeRead';
import type { PersonSummary } from './personSummary';

/**
 * A case with its history and the caller's next moves.
 */
export interface CaseDetail {
  id: string;
  number: string;
  subject: string;
  status: CaseStatus;
  user_id: string;
  customer: PersonSummary;
  status_history: CaseStatusChangeRead[];
  allowed_transitions: CaseStatus[];
  closed_at: string | null;
  created_at: string;
  updated_at: string;
}
