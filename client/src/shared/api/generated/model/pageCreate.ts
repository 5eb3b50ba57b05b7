/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale.ts';
import type { PageKind } from './pageKind.ts';
import type { TranslationWrite } from './translationWrite.ts';

/**
 * A new page.
 */
export interface PageCreate {
  /**
     * @minLength 1
     * @maxLength 80
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
  slug: string;
  kind?: PageKind;
  published?: boolean;
  translations: Partial<Record<MediaLocale, TranslationWrite>>;
}
