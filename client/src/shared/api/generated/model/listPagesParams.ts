/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale.ts';
import type { PageKind } from './pageKind.ts';

export type ListPagesParams = {
kind?: PageKind | null;
limit?: number | null;
/**
 * Else by Accept-Language, else Russian.
 */
locale?: MediaLocale | null;
};
