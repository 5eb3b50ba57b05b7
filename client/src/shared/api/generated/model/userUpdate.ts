/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Locale } from './locale';

/**
 * Changes to a profile.
 */
export interface UserUpdate {
  name?: string | null;
  email?: string | null;
  address?: string | null;
  locale?: Locale;
  avatar_media_id?: string | null;
}
