/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Problem } from './problem';

/**
 * Conflict
 */
export type ConflictResponse = Problem;
