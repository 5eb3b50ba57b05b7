import type { QueryClient } from "@tanstack/react-query";
import { withLock } from "@/shared/lib/locks";
import { backoff } from "@/shared/lib/sleep";
import { type Problem, toProblem } from "../problem";
import { onReturn } from "../reachability";
import { currentUserId, onTokens } from "../tokens";
import { showSent } from "./cache";
import { send } from "./send";
import { changeEntry, listEntries, onOutbox, settleEntry } from "./store";
import type { OutboxEntry } from "./types";

const MAX_PAUSE_MS = 60_000;
/** A server that fails on this entry alone must not hold up the others for ever. */
const MAX_SERVER_FAILURES = 6;

/**
 * Sends what is in the outbox whenever that is possible: at once, when the device comes online
 * or the server answers again, after a growing pause. One tab sends at a time. Call once per tab; returns how to stop.
 */
export function startOutbox(client: QueryClient): () => void {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauses = 0;
  let isPaused = false;
  let isRunning = false;
  let isWanted = false;

  const run = async () => {
    if (abort.signal.aborted) return;
    isWanted = true;
    if (isRunning || isPaused) return;
    isRunning = true;
    try {
      while (isWanted && !abort.signal.aborted) {
        isWanted = false;
        if (!currentUserId() || !(await listEntries()).some(isReady)) continue;
        const wait = await withLock(
          "privet:outbox",
          () => drain(client, abort.signal),
          abort.signal,
        );
        if (wait === null) pauses = 0;
        else pause(wait);
      }
    } catch {
      // The store could not be read, or the tab stops: what is in it is safe.
      if (!abort.signal.aborted) pause(null);
    } finally {
      isRunning = false;
    }
  };
  const pause = (asked: number | null) => {
    const wait = Math.max(asked ?? 0, backoff(pauses, 1000, MAX_PAUSE_MS));
    pauses += 1;
    isPaused = true;
    isWanted = false;
    clearTimeout(timer);
    timer = setTimeout(wake, wait);
  };
  const wake = () => {
    clearTimeout(timer);
    isPaused = false;
    void run();
  };
  const wakeFresh = () => {
    pauses = 0;
    wake();
  };
  const onVisible = () => {
    if (document.visibilityState === "visible") wake();
  };

  const unlisten = [onOutbox(run), onTokens(run), onReturn(wakeFresh)];
  addEventListener("online", wakeFresh);
  document.addEventListener("visibilitychange", onVisible);
  void run();
  return () => {
    abort.abort();
    clearTimeout(timer);
    for (const stop of unlisten) stop();
    removeEventListener("online", wakeFresh);
    document.removeEventListener("visibilitychange", onVisible);
  };
}

function isReady(entry: OutboxEntry): boolean {
  return entry.state === "pending" && entry.parent === null;
}

/**
 * Sends all that is ready, in order; what is added meanwhile too.
 *
 * Returns null when nothing is left, else how long the server asks to wait (0 when it does not
 * say): what failed for now stays first, so that the order is kept.
 */
async function drain(client: QueryClient, signal: AbortSignal): Promise<number | null> {
  while (!signal.aborted) {
    const userId = currentUserId();
    const entry = userId ? (await listEntries()).find(isReady) : undefined;
    if (!entry) return null;
    try {
      const sent = await send(entry);
      // Signed out meanwhile: the store is another one, and this one's was erased.
      if (currentUserId() !== userId) return null;
      await showSent(client, entry, sent);
      await settleEntry(entry.id, sent.made.id);
    } catch (error) {
      if (currentUserId() !== userId) return null;
      const problem = toProblem(error);
      if (isForNow(problem, entry)) {
        await changeEntry(entry.id, (each) => ({ ...each, attempts: each.attempts + 1 }));
        return problem.retryAfter ?? 0;
      }
      const { code, status, detail } = problem;
      await changeEntry(entry.id, (each) => ({
        ...each,
        state: "failed",
        problem: { code, status, detail },
      }));
    }
  }
  return null;
}

function isForNow(problem: Problem, entry: OutboxEntry): boolean {
  // Without a session nothing can be sent: it waits until the person signs in again.
  if (problem.status === 401) return true;
  if (problem.status === 500 && entry.attempts + 1 >= MAX_SERVER_FAILURES) return false;
  return problem.isTransient;
}
