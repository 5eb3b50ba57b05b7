/** Whether the server answers: failed calls tell of its silence, asking tells of its return. */
import { backoff } from "@/shared/lib/sleep";
import { API_BASE_URL } from "./config";
import type { Problem } from "./problem";

const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;
const PATIENCE_MS = 5_000;
/** A connection that is lost for a moment, or a gateway that restarts, is no news. */
const FAILURES_TO_TELL = 2;
/** After this long without a failure the next one is asked about soon again. */
const CALM_MS = 60_000;
const UNAVAILABLE = new Set([502, 503, 504]);

const changes = new Set<() => void>();
const returns = new Set<() => void>();
let isWatching = false;
let isSilent = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;
let returnedAt = 0;

/** Whether the device has a network, as far as it knows, and the server has not fallen silent. */
export function isReachable(): boolean {
  return navigator.onLine !== false && !isSilent;
}

/** Calls `listener` when `isReachable` may have changed; returns how to stop. */
export function onReachable(listener: () => void): () => void {
  changes.add(listener);
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    changes.delete(listener);
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** Calls `listener` whenever the server answers again: what failed meanwhile can go on. */
export function onReturn(listener: () => void): () => void {
  returns.add(listener);
  return () => returns.delete(listener);
}

/** Whether nobody was there to answer the call: it can go on after `onReturn`. */
export function isUnanswered(problem: Problem): boolean {
  const isLost = problem.isNetwork && problem.code !== "network.aborted";
  return isLost || UNAVAILABLE.has(problem.status);
}

/** Takes note of a call that failed; one that the server refused does not count. */
export function noteProblem(problem: Problem): void {
  if (isUnanswered(problem)) noteSilence();
}

/** Takes note of something that got no answer, and asks from now on until there is one. */
export function noteSilence(): void {
  if (!isWatching || timer !== undefined) return;
  // A part of the server that stays away while the rest answers is asked for ever less often.
  if (Date.now() - returnedAt > CALM_MS) asked = 0;
  askLater();
}

/** Begins to take note; call it once, before anything is sent. Returns how to stop. */
export function watchReachability(): () => void {
  isWatching = true;
  const askNow = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    void ask();
  };
  addEventListener("online", askNow);
  return () => {
    isWatching = false;
    removeEventListener("online", askNow);
    clearTimeout(timer);
    timer = undefined;
    asked = 0;
    returnedAt = 0;
    setSilent(false);
  };
}

function askLater(): void {
  timer = setTimeout(() => void ask(), backoff(asked, FIRST_MS, LONGEST_MS));
}

async function ask(): Promise<void> {
  const answers = await fetch(`${API_BASE_URL}/health/live`, {
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isWatching) return;
  asked += 1;
  if (!answers) {
    if (asked >= FAILURES_TO_TELL) setSilent(true);
    askLater();
    return;
  }
  timer = undefined;
  returnedAt = Date.now();
  setSilent(false);
  for (const listener of [...returns]) listener();
}

function setSilent(value: boolean): void {
  if (value === isSilent) return;
  isSilent = value;
  for (const listener of [...changes]) listener();
}
