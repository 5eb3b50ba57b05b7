/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ArticleStatus } from './articleStatus';
import type { MediaLocale } from './mediaLocale';
import type { TranslationWrite } from './translationWrite';

/**
 * A new article.
 */
export interface ArticleCreate {
  /**
     * @minLength 1
     * @maxLength 80
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
  category: string;
  /**
     * @minLength 1
     * @maxLength 80
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
  slug: string;
  /**
     * Where it stands; equal ones by their age.
     * @minimum 0
     * @maximum 10000
     */
  position?: number;
  status?: ArticleStatus;
  translations: Partial<Record<MediaLocale, TranslationWrite>>;
}
