/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Problem } from './problem';

/**
 * Request Entity Too Large
 */
export type RequestEntityTooLargeResponse = Problem;
