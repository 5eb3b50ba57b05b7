/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { CaseStatus } from './caseStatus';

/**
 * A move to another status.
 */
export interface CaseStatusUpdate {
  status: CaseStatus;
  comment?: string | null;
}
