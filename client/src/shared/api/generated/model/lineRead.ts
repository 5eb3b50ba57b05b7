/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { LineErrorRead } from './lineErrorRead';
import type { LineStatus } from './lineStatus';

/**
 * A line of the table; the header is line 1.
 */
export interface LineRead {
  line: number;
  status: LineStatus;
  device_id: string | null;
  errors: LineErrorRead[];
}
