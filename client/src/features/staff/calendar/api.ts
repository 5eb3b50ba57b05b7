import {
  type InfiniteData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import {
  getTicket,
  listAssignees,
  listTickets,
  updateTicket,
} from "@/shared/api/generated/endpoints/tickets/tickets";
import type { ListTicketsParams, TicketFound } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { itemsOf, mapItems, type Paged, pagedQuery } from "@/shared/api/page";

const PAGE = 100;
/** A month with more than this many visits is cut, and the page says so. */
const MOST_PAGES = 10;

export function assigneesQuery() {
  return queryOptions({
    queryKey: keys.tickets.assignees,
    queryFn: ({ signal }) => listAssignees({ signal }),
    staleTime: 60_000,
  });
}

/** Of the next job alone: its address and the customer's words. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: keys.tickets.detail(id),
    queryFn: ({ signal }) => getTicket(id, { signal }),
  });
}

/** All tickets whose preferred date is within the days, page after page. */
export function useVisits(
  filters: Pick<
    ListTicketsParams,
    "preferred_from" | "preferred_to" | "assignee_id" | "mine" | "unassigned"
  >,
) {
  const params: ListTicketsParams = { ...filters, include: ["summary"], limit: PAGE };
  const query = useInfiniteQuery(
    pagedQuery(keys.tickets.list(params), (cursor, options) =>
      listTickets({ ...params, cursor }, options),
    ),
  );
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pages = (data as InfiniteData<unknown> | undefined)?.pages.length ?? 0;
  const goesOn = hasNextPage && pages < MOST_PAGES;
  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage();
  }, [goesOn, isFetchingNextPage, fetchNextPage]);
  return { ...query, visits: itemsOf(data), isCut: hasNextPage && !goesOn };
}

/** Moves a visit at once, and back when the server refuses. */
export function useMoveVisit() {
  const client = useQueryClient();
  const put = (id: string, preferred_date: string | null) =>
    client.setQueriesData<Paged<TicketFound>>({ queryKey: keys.tickets.lists }, (data) =>
      data?.pages
        ? mapItems(data, (item) => (item.id === id ? { ...item, preferred_date } : item))
        : data,
    );
  return useMutation({
    mutationFn: ({ id, to }: { id: string; from: string | null; to: string | null }) =>
      updateTicket(id, { preferred_date: to }),
    onMutate: ({ id, to }) => put(id, to),
    onError: (_, { id, from }) => put(id, from),
    onSuccess: (ticket) => client.setQueryData(keys.tickets.detail(ticket.id), ticket),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tickets.lists }),
  });
}
