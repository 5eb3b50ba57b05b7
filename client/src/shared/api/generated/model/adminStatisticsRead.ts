/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { AdminStatisticsReadByRole } from './adminStatisticsReadByRole';
import type { AdminStatisticsReadByStatus } from './adminStatisticsReadByStatus';
import type { RegisteredDay } from './registeredDay';

/**
 * Accounts and sessions now, and registrations of the last thirty days.
 */
export interface AdminStatisticsRead {
  by_status: AdminStatisticsReadByStatus;
  by_role: AdminStatisticsReadByRole;
  registered_per_day: RegisteredDay[];
  active_sessions: number;
}
