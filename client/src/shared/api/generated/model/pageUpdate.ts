/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale.ts';
import type { PageKind } from './pageKind.ts';
import type { TranslationWrite } from './translationWrite.ts';

/**
 * Changes to a page; ``translations`` make its next version, null takes one away.
 */
export interface PageUpdate {
  kind?: PageKind;
  published?: boolean;
  translations?: Partial<Record<MediaLocale, TranslationWrite | null>>;
}
