/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

/**
 * A category in the reader's language, or in one that there is.
 */
export interface CategoryRead {
  slug: string;
  title: string;
  locale: MediaLocale;
  position: number;
  article_count: number;
}
