/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ArticleStatus } from './articleStatus';
import type { MediaLocale } from './mediaLocale';

/**
 * An article in a list.
 */
export interface ArticleListed {
  id: string;
  category: string;
  slug: string;
  position: number;
  status: ArticleStatus;
  locale: MediaLocale;
  title: string;
}
