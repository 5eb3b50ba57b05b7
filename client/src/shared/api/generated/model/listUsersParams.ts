/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AccountStatus } from './accountStatus';
import type { Role } from './role';

export type ListUsersParams = {
q?: string | null;
role?: Role | null;
status?: AccountStatus | null;
has_subscription?: boolean | null;
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
