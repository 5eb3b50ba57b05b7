/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ArticleStatus } from './articleStatus';
import type { MediaLocale } from './mediaLocale';

/**
 * An article; ``body_html`` is sanitised.
 */
export interface ArticleRead {
  id: string;
  category: string;
  slug: string;
  position: number;
  status: ArticleStatus;
  locale: MediaLocale;
  title: string;
  locales: MediaLocale[];
  body_markdown: string;
  body_html: string;
  helpful: number;
  unhelpful: number;
  updated_at: string;
}
