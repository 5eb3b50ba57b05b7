/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A file, with URLs that work for some minutes; an image has none until it is processed.
 */
export interface AttachmentRead {
  id: string;
  media_id: string;
  filename: string | null;
  content_type: string | null;
  size: number | null;
  url: string | null;
  thumbnail_url: string | null;
  medium_url: string | null;
}
