import { queryOptions, useQueries } from "@tanstack/react-query";
import { getUser, listAudit } from "@/shared/api/generated/endpoints/admin/admin";
import type { ListAuditParams } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";

export function userQuery(id: string) {
  return queryOptions({
    queryKey: keys.admin.user(id),
    queryFn: ({ signal }) => getUser(id, { signal }),
    meta: { persist: false },
  });
}

export function auditQuery(filters: ListAuditParams) {
  return {
    ...pagedQuery(keys.admin.audit(filters), (cursor, options) =>
      listAudit({ ...filters, cursor }, options),
    ),
    meta: { persist: false },
  };
}

/** The names of accounts that the audit knows by their ids. */
export function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const unique = [...new Set(ids)];
  return useQueries({
    queries: unique.map((id) => ({ ...userQuery(id), staleTime: 5 * 60_000, retry: false })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, at): [string, string][] => {
          const name = data?.name ?? data?.email ?? data?.phone;
          return name ? [[unique[at] ?? "", name]] : [];
        }),
      ),
  });
}
