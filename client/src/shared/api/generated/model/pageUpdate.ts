/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';
import type { TranslationWrite } from './translationWrite';

/**
 * Changes to a page; ``translations`` make its next version, null takes one away.
 */
export interface PageUpdate {
  published?: boolean;
  translations?: Partial<Record<MediaLocale, TranslationWrite | null>>;
}
