import type { QueryClient } from "@tanstack/react-query";
import {
  type PersistedClient,
  type Persister,
  persistQueryClient,
} from "@tanstack/react-query-persist-client";
import { userDb } from "@/shared/lib/user-db";
import { currentUserId, onTokens } from "./tokens";

const KEY = "queries";
const WRITE_AFTER_MS = 1_000;
const MAX_AGE_MS = 14 * 24 * 3600_000;
/** Raise it when the shape of what is cached changes: older copies are dropped then. */
const BUSTER = "1";
/** What one reads offline; the staff's queue and searches are of no use then. */
const KEPT: readonly string[] = [
  "user/me",
  "devices/list",
  "devices/detail",
  "tickets/list",
  "tickets/detail",
  "tickets/messages",
  "support/list",
  "support/detail",
  "support/messages",
  "notifications/list",
  "notifications/unread",
  "faq/categories",
  "faq/articles",
  "faq/article",
];

/** Whether a query is kept for offline; a query opts out by `meta: { persist: false }`. */
export function isKept(queryKey: readonly unknown[], meta?: Record<string, unknown>): boolean {
  return meta?.persist !== false && KEPT.includes(`${queryKey[0]}/${queryKey[1]}`);
}

/**
 * Keeps the signed-in user's cache in their IndexedDB, and reads it back; call once per tab.
 * Returns a promise of the first reading, and how to stop.
 */
export function startPersistence(client: QueryClient): { restored: Promise<void>; stop(): void } {
  let userId: string | null = null;
  let stopUser: () => void = () => undefined;
  let restored = Promise.resolve();

  const follow = () => {
    const present = currentUserId();
    if (present === userId) return;
    stopUser();
    userId = present;
    stopUser = () => undefined;
    if (!present) return;
    const persister = idbPersister(present);
    const [unsubscribe, reading] = persistQueryClient({
      queryClient: client,
      persister,
      maxAge: MAX_AGE_MS,
      buster: BUSTER,
      dehydrateOptions: {
        shouldDehydrateQuery: (query) =>
          query.state.status === "success" && isKept(query.queryKey, query.meta),
        shouldDehydrateMutation: () => false,
      },
    });
    restored = reading.catch(() => undefined);
    const onHide = () => void persister.flush();
    document.addEventListener("visibilitychange", onHide);
    stopUser = () => {
      document.removeEventListener("visibilitychange", onHide);
      unsubscribe();
      persister.cancel();
    };
  };

  follow();
  const unlisten = onTokens(follow);
  return {
    restored,
    stop() {
      unlisten();
      stopUser();
    },
  };
}

interface IdbPersister extends Persister {
  flush(): Promise<void>;
  cancel(): void;
}

/** A persister that gathers changes for a second: the cache is written as a whole. */
export function idbPersister(userId: string): IdbPersister {
  let waiting: PersistedClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const value = waiting;
    waiting = undefined;
    if (!value || currentUserId() !== userId) return;
    try {
      await (await userDb(userId)).put("cache", value, KEY);
    } catch {
      // No space, or private mode: offline reading is lost, nothing else.
    }
  };
  return {
    persistClient(value) {
      waiting = value;
      timer ??= setTimeout(flush, WRITE_AFTER_MS);
    },
    async restoreClient() {
      const saved = await (await userDb(userId)).get("cache", KEY);
      // Signed out while it was read: it must not reach the next person's cache.
      return currentUserId() === userId && saved ? asStale(saved as PersistedClient) : undefined;
    },
    async removeClient() {
      await (await userDb(userId)).delete("cache", KEY);
    },
    flush,
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      waiting = undefined;
    },
  };
}

/** What was kept is shown at once and read again: events since then may never have been heard. */
function asStale(saved: PersistedClient): PersistedClient {
  const queries = saved.clientState.queries.map((query) => ({
    ...query,
    state: { ...query.state, isInvalidated: true },
  }));
  return { ...saved, clientState: { ...saved.clientState, queries } };
}
