/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { CaseStatus } from './caseStatus.ts';
import type { ListInclude } from './listInclude.ts';

export type ListCasesParams = {
/**
 * @maxItems 4
 */
status?: CaseStatus[];
user_id?: string | null;
q?: string | null;
/**
 * @maxItems 1
 */
include?: ListInclude[];
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
