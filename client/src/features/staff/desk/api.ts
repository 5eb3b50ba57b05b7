import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeCaseStatus,
  countCases,
  getCase,
  listCases,
} from "@/shared/api/generated/endpoints/support/support";
import type {
  CaseDetail,
  CaseRead,
  CaseStatus,
  CaseStatusUpdate,
  ListCasesParams,
} from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { mapItems, type Paged, pagedQuery } from "@/shared/api/page";

export const FILTERS = ["active", "open", "pending", "closed", "rejected", "all"] as const;
export type Filter = (typeof FILTERS)[number];

const STATUSES: Readonly<Record<Filter, CaseStatus[]>> = {
  active: ["open", "pending"],
  open: ["open"],
  pending: ["pending"],
  closed: ["closed"],
  rejected: ["rejected"],
  all: [],
};

export function casesQuery(filter: Filter, q: string) {
  const params: ListCasesParams = { status: STATUSES[filter], q: q || null, include: ["summary"] };
  return pagedQuery(keys.support.list(params), (cursor, options) =>
    listCases({ ...params, cursor }, options),
  );
}

export function caseCountsQuery() {
  return queryOptions({
    queryKey: keys.support.meta,
    queryFn: ({ signal }) => countCases({ signal }),
  });
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: keys.support.detail(id),
    queryFn: ({ signal }) => getCase(id, { signal }),
  });
}

/** Changes a case's status at once, and back when the server refuses. */
export function useCaseStatus(id: string) {
  const client = useQueryClient();
  const show = (status: CaseStatus) => {
    client.setQueryData<CaseDetail>(keys.support.detail(id), (data) => data && { ...data, status });
    client.setQueriesData<Paged<CaseRead>>({ queryKey: keys.support.lists }, (data) =>
      data?.pages ? mapItems(data, (item) => (item.id === id ? { ...item, status } : item)) : data,
    );
  };
  return useMutation({
    mutationFn: (change: CaseStatusUpdate) => changeCaseStatus(id, change),
    onMutate: ({ status }) => {
      const before = client.getQueryData<CaseDetail>(keys.support.detail(id))?.status;
      show(status);
      return before;
    },
    onError: (_, __, before) => {
      if (before) show(before);
    },
    onSuccess: (found) => client.setQueryData(keys.support.detail(id), found),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.support.lists });
      void client.invalidateQueries({ queryKey: keys.support.meta });
    },
  });
}
