/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

export type ListArticlesParams = {
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
/**
 * Else by Accept-Language, else Russian.
 */
locale?: MediaLocale | null;
};
