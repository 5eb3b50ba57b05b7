/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How notifications of a kind are sent, beside the feed.
 */
export interface Channels {
  email: boolean;
}
