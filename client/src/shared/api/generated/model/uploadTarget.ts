/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { UploadTargetHeaders } from './uploadTargetHeaders';

/**
 * Where to send the file: exactly ``size`` bytes, with exactly these headers.
 */
export interface UploadTarget {
  method?: 'PUT';
  url: string;
  headers: UploadTargetHeaders;
  expires_at: string;
}
