/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A photo, with URLs that work for some minutes; none until the image is processed.
 */
export interface PhotoRead {
  id: string;
  url: string | null;
  thumbnail_url: string | null;
  medium_url: string | null;
}
