/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Ageing } from './ageing';
import type { Breaches } from './breaches';
import type { DayRead } from './dayRead';
import type { RatingSummary } from './ratingSummary';
import type { StatisticsReadByStatus } from './statisticsReadByStatus';
import type { StatisticsReadOpenByPriority } from './statisticsReadOpenByPriority';
import type { Times } from './times';

/**
 * The queue now, and the tickets filed in the period.
 */
export interface StatisticsRead {
  by_status: StatisticsReadByStatus;
  open_by_priority: StatisticsReadOpenByPriority;
  ageing: Ageing;
  created: number;
  first_answer_minutes: Times;
  resolution_minutes: Times;
  sla_breaches: Breaches;
  per_day: DayRead[];
  rating: RatingSummary;
}
