/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Locale } from './locale';

/**
 * A whole profile; what is absent is cleared.
 */
export interface UserReplace {
  name?: string | null;
  email?: string | null;
  address?: string | null;
  locale?: Locale;
  avatar_media_id?: string | null;
}
