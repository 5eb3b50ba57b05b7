/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AccountStatus } from './accountStatus.ts';
import type { Role } from './role.ts';

/**
 * Changes to an account; every account is a customer's too.
 */
export interface AdminUserUpdate {
  name?: string | null;
  /** @maxItems 4 */
  roles?: Role[];
  status?: AccountStatus;
  /** Why the account is blocked, for admins alone; letting it in clears it. */
  block_reason?: string | null;
  has_subscription?: boolean;
}
