/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AccountStatus } from './accountStatus.ts';
import type { Locale } from './locale.ts';
import type { Role } from './role.ts';

/**
 * An account; a deleted one has nothing personal left.
 */
export interface AdminUserRead {
  id: string;
  phone: string | null;
  email: string | null;
  email_verified: boolean;
  name: string | null;
  address: string | null;
  locale: Locale;
  avatar_media_id: string | null;
  status: AccountStatus;
  roles: Role[];
  has_subscription: boolean;
  created_at: string;
  updated_at: string;
  block_reason: string | null;
  deleted_at: string | null;
}
