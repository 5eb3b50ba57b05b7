/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ContentType } from './contentType';
import type { MediaReadStatus } from './mediaReadStatus';
import type { Purpose } from './purpose';

/**
 * A file; its bytes are at ``/media/{id}/content`` once it is ready.
 *
 * An image is ``processing`` for a moment first, while its private data is removed.
 */
export interface MediaRead {
  id: string;
  owner_id: string;
  status: MediaReadStatus;
  purpose: Purpose;
  filename: string;
  content_type: ContentType;
  size: number;
  sha256: string | null;
  width: number | null;
  height: number | null;
  created_at: string;
  completed_at: string | null;
}
