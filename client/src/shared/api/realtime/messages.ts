import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { RequestOptions } from "../http";
import { itemsOf, type Page, type Paged, page, prependItems } from "../page";
import { invalidateSoon } from "./soon";

const LIMIT = 100;
const running = new Set<string>();
const again = new Set<string>();

/** The parameters that ask for what is newer than a message (`GET …/messages?after=`). */
export interface NewerParams {
  after: string;
  limit: number;
}

/**
 * Adds what is new to a chat that is open, and nothing else: events do not carry the words.
 *
 * One request at a time per chat; a message that comes meanwhile makes another one.
 */
export async function fetchNewer<T extends { id: string; created_at: string }>(
  client: QueryClient,
  queryKey: QueryKey,
  list: (params: NewerParams, options: RequestOptions) => Promise<T[]>,
): Promise<void> {
  const name = JSON.stringify(queryKey);
  if (running.has(name)) {
    again.add(name);
    return;
  }
  running.add(name);
  try {
    do {
      again.delete(name);
      await fetchOnce(client, queryKey, list);
    } while (again.has(name));
  } catch {
    invalidateSoon(client, queryKey);
  } finally {
    running.delete(name);
    again.delete(name);
  }
}

async function fetchOnce<T extends { id: string; created_at: string }>(
  client: QueryClient,
  queryKey: QueryKey,
  list: (params: NewerParams, options: RequestOptions) => Promise<T[]>,
): Promise<void> {
  const query = client.getQueryCache().find<Paged<T>>({ queryKey });
  const newest = itemsOf(query?.state.data)[0];
  if (!query?.isActive() || !newest) {
    // Nobody looks at it: it is read when somebody does.
    await client.invalidateQueries({ queryKey });
    return;
  }
  const newer: Page<T> = await page((options) => list({ after: newest.id, limit: LIMIT }, options));
  if (newer.next !== null) {
    await client.invalidateQueries({ queryKey });
    return;
  }
  client.setQueryData<Paged<T>>(
    queryKey,
    (data) => data && prependItems(data, newer.items.toReversed()),
  );
}
