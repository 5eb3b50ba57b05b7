/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

/**
 * A page; ``body_html`` is sanitised.
 */
export interface PageRead {
  slug: string;
  title: string;
  locale: MediaLocale;
  published: boolean;
  version: number;
  updated_at: string;
  locales: MediaLocale[];
  body_markdown: string;
  body_html: string;
}
