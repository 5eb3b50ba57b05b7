/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AuditAction } from './auditAction';
import type { AuditReadDetails } from './auditReadDetails';

/**
 * One act; ``details`` gives what changed as ``[from, to]``.
 */
export interface AuditRead {
  id: string;
  at: string;
  action: AuditAction;
  user_id: string | null;
  actor_id: string | null;
  ip: string | null;
  user_agent: string | null;
  details: AuditReadDetails;
}
