import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { mapItems, type Paged } from "../page";

/** Changes the object `id` in every loaded list under `listsKey`, where it stands. */
export function patchInLists<T extends { id: string }>(
  client: QueryClient,
  listsKey: QueryKey,
  id: string,
  change: Partial<T>,
): void {
  client.setQueriesData<Paged<T>>({ queryKey: listsKey }, (data) => {
    if (!data?.pages) return data;
    return mapItems(data, (item) => (item.id === id ? { ...item, ...change } : item));
  });
}

/** Changes a loaded object; one that was not read yet is left for reading. */
export function patchDetail<T extends object>(
  client: QueryClient,
  queryKey: QueryKey,
  change: Partial<T> | ((present: T) => T),
): void {
  client.setQueryData<T>(queryKey, (present) => {
    if (!present) return present;
    return typeof change === "function" ? change(present) : { ...present, ...change };
  });
}
