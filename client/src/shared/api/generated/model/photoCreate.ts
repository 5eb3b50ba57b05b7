/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * An uploaded image to attach.
 */
export interface PhotoCreate {
  media_id: string;
}
