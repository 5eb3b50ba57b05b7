/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { BulkError } from './bulkError';

/**
 * What became of one ticket.
 */
export interface BulkResult {
  id: string;
  ok: boolean;
  error: BulkError | null;
}
