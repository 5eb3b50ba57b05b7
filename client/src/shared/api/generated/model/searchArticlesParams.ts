/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

export type SearchArticlesParams = {
/**
 * Words; the last one may be unfinished.
 * @minLength 1
 * @maxLength 200
 */
q: string;
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
