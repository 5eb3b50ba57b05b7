/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

/**
 * A version of a page, and who wrote it.
 */
export interface PageVersionRead {
  version: number;
  locales: MediaLocale[];
  created_by: string;
  created_at: string;
}
