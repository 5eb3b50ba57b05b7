import { backoff, sleep } from "@/shared/lib/sleep";
import { API_BASE_URL } from "../config";
import { Problem, problemOf, toProblem } from "../problem";
import { onReturn } from "../reachability";
import { freshAccessToken, refreshAccessToken } from "../refresh";
import { readTokens } from "../tokens";
import type { RealtimeStatus } from "./events";
import { readSse, type SseBlock } from "./sse";

/** Heartbeats come every 15 s: two and a half of them missed is a dead connection. */
const SILENCE_MS = 38_000;

export interface StreamSink {
  /** The id to resume from, null to begin with what happens from now on. */
  position(): string | null;
  /** The stream is open; `isResumed` says that nothing was missed. */
  onOpen(isResumed: boolean): void;
  onBlock(block: SseBlock): void;
  /** The server cannot make sense of the id: the next stream begins without one. */
  onBadPosition(): void;
  onStatus(status: RealtimeStatus): void;
}

/**
 * Holds one event stream open until `signal`, coming back after every end.
 *
 * By fetch, not EventSource: it sends the token and `Last-Event-ID` as headers (no ticket to ask
 * for first), sees why it was refused, and sees the heartbeats, so that a connection that died
 * in silence is noticed. Ends by itself when the session does.
 */
export async function holdStream(sink: StreamSink, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let floor = 1000;
  while (!signal.aborted) {
    sink.onStatus("connecting");
    let asked: number | null = null;
    try {
      await readOnce(sink, signal, {
        onLive: () => {
          failures = 0;
        },
        onRetry: (ms) => {
          floor = ms;
        },
      });
    } catch (error) {
      if (signal.aborted) break;
      const problem = toProblem(error);
      if (!readTokens()) break;
      asked = problem.retryAfter;
    }
    if (signal.aborted || !readTokens()) break;
    await pause(sink, signal, Math.max(asked ?? 0, backoff(failures, floor)));
    failures += 1;
  }
  sink.onStatus("stopped");
}

interface Progress {
  onLive(): void;
  onRetry(ms: number): void;
}

async function readOnce(sink: StreamSink, signal: AbortSignal, progress: Progress): Promise<void> {
  const token = await freshAccessToken();
  if (!token) throw new Problem("auth.required", { status: 401 });
  const watchdog = new AbortController();
  const either = AbortSignal.any([signal, watchdog.signal]);
  const bark = () => watchdog.abort(new Problem("network.timeout"));
  let timer = setTimeout(bark, SILENCE_MS);
  // A device that changes networks keeps a dead connection: nothing will come by it.
  addEventListener("offline", bark);
  try {
    const from = sink.position();
    const response = await fetch(`${API_BASE_URL}/api/v1/events`, {
      headers: {
        Accept: "text/event-stream",
        Authorization: `Bearer ${token}`,
        ...(from === null ? {} : { "Last-Event-ID": from }),
      },
      cache: "no-store",
      signal: either,
    });
    if (!response.ok || !response.body) throw await refusal(sink, response, token);
    sink.onOpen(from !== null);
    sink.onStatus("live");
    progress.onLive();
    for await (const block of readSse(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(bark, SILENCE_MS);
      if (block.retry !== null) progress.onRetry(block.retry);
      sink.onBlock(block);
      if (block.event === "session.ended") await refreshAccessToken(token);
      if (block.event === "session.ended" || block.event === "stream.closed") return;
    }
  } finally {
    clearTimeout(timer);
    removeEventListener("offline", bark);
    watchdog.abort();
  }
}

async function refusal(sink: StreamSink, response: Response, token: string): Promise<Problem> {
  const body = await response.text().catch(() => "");
  const problem = problemOf(response.status, body, (name) => response.headers.get(name));
  // The token may just have been revoked: a new one, or the end of the session, settles it.
  if (problem.status === 401) await refreshAccessToken(token);
  if (problem.status === 422) sink.onBadPosition();
  return problem;
}

/** Waits; a device that comes online, or a server that answers again, ends the wait at once. */
async function pause(sink: StreamSink, signal: AbortSignal, ms: number): Promise<void> {
  sink.onStatus(navigator.onLine === false ? "offline" : "waiting");
  const wake = new AbortController();
  const onOnline = () => wake.abort();
  addEventListener("online", onOnline);
  const unlisten = onReturn(onOnline);
  try {
    await sleep(ms, AbortSignal.any([signal, wake.signal])).catch(() => undefined);
  } finally {
    removeEventListener("online", onOnline);
    unlisten();
  }
}
