import { queryOptions } from "@tanstack/react-query";
import {
  countSavedViews,
  exportTickets,
  listAssignees,
  listSavedViews,
  listTickets,
} from "@/shared/api/generated/endpoints/tickets/tickets";
import type { ListTicketsParams } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";
import { type QueueFilter, toParams } from "../lib/filter";

const PAGE = 50;

/** The tickets of a filter, with what their rows show. */
export function queueQuery(filter: QueueFilter) {
  const params: ListTicketsParams = { ...toParams(filter), include: ["summary"], limit: PAGE };
  return {
    ...pagedQuery(keys.tickets.list(params), (cursor, options) =>
      listTickets({ ...params, cursor }, options),
    ),
    meta: { persist: false },
  };
}

export function viewsQuery() {
  return queryOptions({
    queryKey: keys.tickets.views,
    queryFn: ({ signal }) => listSavedViews({ signal }),
  });
}

export function countsQuery() {
  return queryOptions({
    queryKey: keys.tickets.viewCounts,
    queryFn: ({ signal }) => countSavedViews({ signal }),
  });
}

/** Whom tickets can be given to. */
export function assigneesQuery() {
  return queryOptions({
    queryKey: keys.tickets.assignees,
    queryFn: ({ signal }) => listAssignees({ signal }),
    staleTime: 5 * 60_000,
  });
}

/** Saves the filter's tickets as a table. */
export async function downloadTable(filter: QueueFilter, filename: string): Promise<void> {
  const table = await exportTickets(toParams(filter), { responseType: "text" });
  const url = URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: filename });
  link.click();
  URL.revokeObjectURL(url);
}
