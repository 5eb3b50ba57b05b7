/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Ageing } from './ageing.ts';
import type { Breaches } from './breaches.ts';
import type { DayRead } from './dayRead.ts';
import type { RatingSummary } from './ratingSummary.ts';
import type { StatisticsReadByStatus } from './statisticsReadByStatus.ts';
import type { StatisticsReadOpenByPriority } from './statisticsReadOpenByPriority.ts';
import type { Times } from './times.ts';

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
