/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Problem } from './problem';

/**
 * Not Found
 */
export type NotFoundResponse = Problem;
