/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ArticleStatus } from './articleStatus';
import type { MediaLocale } from './mediaLocale';

/**
 * An article in the search; ``snippet`` is HTML that marks what was found.
 */
export interface ArticleFound {
  id: string;
  category: string;
  slug: string;
  position: number;
  status: ArticleStatus;
  locale: MediaLocale;
  title: string;
  snippet: string;
}
