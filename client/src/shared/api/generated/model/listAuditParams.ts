/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AuditAction } from './auditAction';

export type ListAuditParams = {
user_id?: string | null;
actor_id?: string | null;
action?: AuditAction | null;
from?: string | null;
to?: string | null;
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
