/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AuditAction } from './auditAction.ts';
import type { AuditListedDetails } from './auditListedDetails.ts';

/**
 * One act in a list, with what the two people are called now; null for those who left.
 */
export interface AuditListed {
  id: string;
  at: string;
  action: AuditAction;
  user_id: string | null;
  actor_id: string | null;
  ip: string | null;
  user_agent: string | null;
  details: AuditListedDetails;
  user_name?: string | null;
  actor_name?: string | null;
}
