/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Problem } from './problem';

/**
 * Unsupported Media Type
 */
export type UnsupportedMediaTypeResponse = Problem;
