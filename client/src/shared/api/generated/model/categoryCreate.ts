/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { MediaLocale } from './mediaLocale';

/**
 * A new category.
 */
export interface CategoryCreate {
  /**
     * @minLength 1
     * @maxLength 80
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
  slug: string;
  titles: Partial<Record<MediaLocale, string>>;
  /**
     * Where it stands; equal ones by their age.
     * @minimum 0
     * @maximum 10000
     */
  position?: number;
}
