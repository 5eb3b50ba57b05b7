/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ContentType } from './contentType.ts';
import type { MediaDetailStatus } from './mediaDetailStatus.ts';
import type { Purpose } from './purpose.ts';

/**
 * A file with where it can be read for some minutes: null until it is ready.
 *
 * Images alone have the two smaller versions.
 */
export interface MediaDetail {
  id: string;
  owner_id: string;
  status: MediaDetailStatus;
  purpose: Purpose;
  filename: string;
  content_type: ContentType;
  size: number;
  sha256: string | null;
  width: number | null;
  height: number | null;
  created_at: string;
  completed_at: string | null;
  url: string | null;
  thumbnail_url: string | null;
  medium_url: string | null;
}
