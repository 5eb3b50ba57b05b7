/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The last message that was read.
 */
export interface ReadMarker {
  up_to: string;
}
