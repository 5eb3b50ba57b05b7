/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ContentType } from './contentType';
import type { Purpose } from './purpose';

/**
 * The announcement of a file.
 */
export interface UploadCreate {
  /**
     * The name that a download gets: only its last path part, without control characters, cut to 200.
     * @minLength 1
     * @maxLength 1000
     */
  filename: string;
  /** `device_photo` and `avatar` take images alone; the rest take any of these. */
  content_type: ContentType;
  /**
     * Bytes. At most 15 MiB for an image, 5 for an avatar, 50 for other files.
     * @minimum 1
     * @maximum 52428800
     */
  size: number;
  purpose: Purpose;
  /** Checked on completion, in hexadecimal digits. */
  sha256?: string | null;
}
