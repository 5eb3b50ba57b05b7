/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { CaseStatus } from './caseStatus';
import type { Role } from './role';

/**
 * One move in the case's history; the first has no ``from``.
 */
export interface CaseStatusChangeRead {
  from: CaseStatus | null;
  to: CaseStatus;
  by: string;
  by_role: Role;
  comment: string | null;
  at: string;
}
