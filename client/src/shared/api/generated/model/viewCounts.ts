/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ViewCount } from './viewCount.ts';

/**
 * How many tickets views show; a count that reaches ``limit`` means that many or more.
 *
 * Beside the saved ones: all open tickets, the caller's, those without assignee, those overdue.
 */
export interface ViewCounts {
  limit: number;
  open: number;
  mine: number;
  unassigned: number;
  overdue: number;
  views: ViewCount[];
}
