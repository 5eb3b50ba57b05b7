/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How it would be published: sanitised HTML.
 */
export interface PreviewRead {
  html: string;
}
