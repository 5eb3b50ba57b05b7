/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What an editor has written so far.
 */
export interface PreviewCreate {
  /**
     * @minLength 1
     * @maxLength 100000
     */
  markdown: string;
}
