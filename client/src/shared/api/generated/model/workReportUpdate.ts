/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Part } from './part';

/**
 * What was done; it takes the place of an earlier report.
 */
export interface WorkReportUpdate {
  /**
     * @minLength 1
     * @maxLength 10000
     */
  summary: string;
  actions?: string | null;
  /** @maxItems 50 */
  parts?: Part[];
  labour_minutes?: number | null;
  /** @maxItems 20 */
  media_ids?: string[];
}
