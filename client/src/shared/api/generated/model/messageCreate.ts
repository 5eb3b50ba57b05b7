/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A line for the chat: text, files, or both.
 */
export interface MessageCreate {
  body?: string | null;
  /** @maxItems 10 */
  media_ids?: string[];
  internal?: boolean;
}
