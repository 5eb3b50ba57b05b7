/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { LineRead } from './lineRead';

/**
 * What became of the table.
 */
export interface ImportRead {
  dry_run: boolean;
  accepted: number;
  refused: number;
  lines: LineRead[];
}
