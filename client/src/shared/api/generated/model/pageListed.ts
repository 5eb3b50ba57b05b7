/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

/**
 * A page in a list, in the reader's language, or in one that there is.
 */
export interface PageListed {
  slug: string;
  title: string;
  locale: MediaLocale;
  published: boolean;
  version: number;
  updated_at: string;
}
