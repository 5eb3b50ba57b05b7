/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ChangeRole } from './changeRole';

/**
 * One field that changed; a registration starts from null.
 *
 * ``photos`` goes from null to a photo's id, and back. ``ip`` is the masked address of an
 * anonymous write, null otherwise.
 */
export interface ChangeRead {
  id: string;
  field: string;
  from: string | null;
  to: string | null;
  by: string | null;
  by_role: ChangeRole;
  ip: string | null;
  at: string;
}
