/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { CaseStatus } from './caseStatus';

export type ListCasesParams = {
/**
 * @maxItems 4
 */
status?: CaseStatus[];
user_id?: string | null;
q?: string | null;
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
