/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

export type ListPagesParams = {
/**
 * Else by Accept-Language, else Russian.
 */
locale?: MediaLocale | null;
};
