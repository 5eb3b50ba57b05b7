import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { changeTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import type { AssigneeRead, BulkResult, TicketFound } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { itemsOf, type Paged } from "@/shared/api/page";
import { patchInLists } from "@/shared/api/realtime/patch";
import { changed, type Step } from "../lib/bulk";

const AT_ONCE = 100;

/** The loaded rows of these tickets, from whichever list has them. */
export function rowsOf(client: QueryClient, ids: readonly string[]): TicketFound[] {
  const wanted = new Set(ids);
  const found = new Map<string, TicketFound>();
  for (const [, data] of client.getQueriesData<Paged<TicketFound>>({
    queryKey: keys.tickets.lists,
  })) {
    if (!data?.pages) continue;
    for (const row of itemsOf(data)) {
      if (wanted.has(row.id) && (row.summary || !found.has(row.id))) found.set(row.id, row);
    }
  }
  return [...found.values()];
}

/** The tags that the loaded tickets have, by name. */
export function knownTags(client: QueryClient): string[] {
  const lists = client.getQueriesData<Paged<TicketFound>>({ queryKey: keys.tickets.lists });
  const tags = lists.flatMap(([, data]) =>
    data?.pages ? itemsOf(data).flatMap((row) => row.tags) : [],
  );
  return [...new Set(tags)].sort((a, b) => a.localeCompare(b));
}

function restore(client: QueryClient, rows: readonly TicketFound[]) {
  for (const { id, status, priority, tags, assignee_id, summary } of rows) {
    const values = { status, priority, tags, assignee_id, ...(summary ? { summary } : {}) };
    patchInLists<TicketFound>(client, keys.tickets.lists, id, values);
  }
}

/** Changes many tickets: shown at once, and taken back for those that could not be changed. */
export function useBulkChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (steps: readonly Step[]): Promise<BulkResult[]> => {
      const results: BulkResult[] = [];
      for (const { ids, change } of steps) {
        for (let at = 0; at < ids.length; at += AT_ONCE) {
          results.push(...(await changeTickets({ ids: ids.slice(at, at + AT_ONCE), ...change })));
        }
      }
      return results;
    },
    onMutate: (steps) => {
      const assignees = client.getQueryData<AssigneeRead[]>(keys.tickets.assignees) ?? [];
      const before = rowsOf(
        client,
        steps.flatMap(({ ids }) => ids),
      );
      for (const { ids, change } of steps) {
        for (const row of before.filter(({ id }) => ids.includes(id))) {
          const values = changed(row, change, assignees);
          patchInLists<TicketFound>(client, keys.tickets.lists, row.id, values);
        }
      }
      return before;
    },
    onError: (_error, _steps, before) => restore(client, before ?? []),
    onSuccess: (results, _steps, before) => {
      const failed = new Set(results.filter(({ ok }) => !ok).map(({ id }) => id));
      restore(
        client,
        before.filter(({ id }) => failed.has(id)),
      );
    },
    onSettled: (_results, _error, steps) => {
      void client.invalidateQueries({ queryKey: keys.tickets.lists });
      void client.invalidateQueries({ queryKey: keys.tickets.viewCounts });
      for (const id of steps.flatMap(({ ids }) => ids)) {
        void client.invalidateQueries({ queryKey: keys.tickets.detail(id) });
      }
    },
  });
}
