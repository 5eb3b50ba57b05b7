/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A line for the chat: text, files, or both.
 */
export interface MessageCreate {
  body?: string | null;
  /** The sender's own id of it, for good: sent again, however much later, it gives what was made the first time; with something else than that it is refused. */
  client_id?: string | null;
  /** @maxItems 10 */
  media_ids?: string[];
  internal?: boolean;
}
