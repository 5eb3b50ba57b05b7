/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';
import type { TranslationWrite } from './translationWrite';

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
  published?: boolean;
  translations: Partial<Record<MediaLocale, TranslationWrite>>;
}
