/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What is said in one language; ``body`` is Markdown.
 */
export interface TranslationWrite {
  /**
     * @minLength 1
     * @maxLength 200
     */
  title: string;
  /**
     * @minLength 1
     * @maxLength 100000
     */
  body: string;
}
