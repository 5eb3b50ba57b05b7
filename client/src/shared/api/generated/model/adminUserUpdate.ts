/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AccountStatus } from './accountStatus';
import type { Role } from './role';

/**
 * Changes to an account; every account is a customer's too.
 */
export interface AdminUserUpdate {
  name?: string | null;
  /** @maxItems 4 */
  roles?: Role[];
  status?: AccountStatus;
  has_subscription?: boolean;
}
