/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { CaseStatus } from './caseStatus';

/**
 * A case in a list; ``unread_count`` is of messages that the caller has not read.
 */
export interface CaseRead {
  id: string;
  number: string;
  subject: string;
  status: CaseStatus;
  user_id: string;
  unread_count?: number;
  created_at: string;
  updated_at: string;
}
