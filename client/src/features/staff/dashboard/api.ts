import { queryOptions } from "@tanstack/react-query";
import { getAdminStatistics } from "@/shared/api/generated/endpoints/admin/admin";
import { getStatistics } from "@/shared/api/generated/endpoints/tickets/tickets";
import { keys } from "@/shared/api/keys";

export function statisticsQuery(period: { from: string; to: string }) {
  return queryOptions({
    queryKey: keys.tickets.statistics(period),
    queryFn: ({ signal }) => getStatistics(period, { signal }),
    meta: { persist: false },
  });
}

export function adminStatisticsQuery() {
  return queryOptions({
    queryKey: keys.admin.statistics,
    queryFn: ({ signal }) => getAdminStatistics({ signal }),
    meta: { persist: false },
  });
}
