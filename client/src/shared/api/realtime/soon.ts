import { hashKey, type QueryClient, type QueryKey } from "@tanstack/react-query";

const GATHER_MS = 700;
const waiting = new WeakMap<QueryClient, Map<string, QueryKey>>();

/** Has these queries read anew in a moment, once, however many events ask for it meanwhile. */
export function invalidateSoon(client: QueryClient, ...queryKeys: QueryKey[]): void {
  let gathered = waiting.get(client);
  if (!gathered) {
    const fresh = new Map<string, QueryKey>();
    gathered = fresh;
    waiting.set(client, fresh);
    setTimeout(() => {
      waiting.delete(client);
      for (const queryKey of fresh.values()) void client.invalidateQueries({ queryKey });
    }, GATHER_MS);
  }
  for (const queryKey of queryKeys) gathered.set(hashKey(queryKey), queryKey);
}
