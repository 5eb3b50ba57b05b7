/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale.ts';
import type { PageKind } from './pageKind.ts';

/**
 * A page in a list, in the reader's language, or in one that there is.
 *
 * ``published_at`` is when it was last shown, null while it is hidden; ``excerpt`` is how its
 * words begin.
 */
export interface PageListed {
  slug: string;
  title: string;
  locale: MediaLocale;
  kind: PageKind;
  published: boolean;
  published_at: string | null;
  excerpt: string;
  version: number;
  updated_at: string;
}
