/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { UploadTarget } from './uploadTarget';

/**
 * An announced upload.
 */
export interface UploadRead {
  id: string;
  upload: UploadTarget;
}
