/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale.ts';
import type { PageKind } from './pageKind.ts';

/**
 * A page; ``body_html`` is sanitised.
 */
export interface PageRead {
  slug: string;
  title: string;
  locale: MediaLocale;
  kind: PageKind;
  published: boolean;
  published_at: string | null;
  excerpt: string;
  version: number;
  updated_at: string;
  locales: MediaLocale[];
  body_markdown: string;
  body_html: string;
}
