import { hasLocks, withLock } from "@/shared/lib/locks";
import type { RealtimeStatus } from "./events";
import { erasePosition, readPosition, writePosition } from "./position";
import type { SseBlock } from "./sse";
import { holdStream } from "./stream";

/** A new tab reads its first lists this long before it hears of events, at most. */
const RECENT_MS = 15_000;

/** What the leading tab tells the others. */
type Told =
  | { type: "block"; block: SseBlock }
  | { type: "opened"; isResumed: boolean }
  | { type: "status"; status: RealtimeStatus }
  | { type: "hello" };

export interface SharedSink {
  onEvent(name: string, data: unknown): void;
  /** Something was missed that no event will tell: everything has to be read anew. */
  onResync(): void;
  onStatus(status: RealtimeStatus): void;
}

/**
 * Gives this tab every event of the user's, by one connection for all tabs of the browser.
 *
 * One tab leads: it holds the stream and passes on what comes; when it goes, another one goes on
 * from the last id, which is kept in localStorage and so survives reloads. Without
 * `navigator.locks` (plain http) each tab has a connection of its own.
 */
export function shareStream(userId: string, sink: SharedSink): () => void {
  const abort = new AbortController();
  const isAlone = !hasLocks() || typeof BroadcastChannel === "undefined";
  const channel = isAlone ? undefined : new BroadcastChannel(`privet:realtime:${userId}`);
  const tab = new Tab(userId, sink, isAlone);
  let isLeading = false;
  let status: RealtimeStatus = "connecting";

  const take = (told: Told) => {
    if (told.type === "block") tab.take(told.block);
    else if (told.type === "opened") tab.opened(told.isResumed);
    else if (told.type === "status") sink.onStatus(told.status);
    else if (isLeading) {
      channel?.postMessage({ type: "status", status } satisfies Told);
      // What came while the new tab was loading; the others know it, and let it pass.
      for (const block of tab.recent())
        channel?.postMessage({ type: "block", block } satisfies Told);
    }
  };
  const tell = (told: Told) => {
    // The others first: whoever leads next must not begin behind what they were never told.
    channel?.postMessage(told);
    take(told);
  };
  channel?.addEventListener("message", (event: MessageEvent<Told>) => take(event.data));
  channel?.postMessage({ type: "hello" } satisfies Told);

  const lead = async () => {
    isLeading = true;
    await holdStream(
      {
        position: () => tab.position(),
        onOpen: (isResumed) => tell({ type: "opened", isResumed }),
        onBlock: (block) => {
          tell({ type: "block", block });
          tab.keepPosition(block);
        },
        onBadPosition: () => tab.forgetPosition(),
        onStatus: (next) => {
          status = next;
          tell({ type: "status", status });
        },
      },
      abort.signal,
    );
  };
  if (isAlone) void lead();
  else void withLock(`privet:realtime:${userId}`, lead, abort.signal).catch(() => undefined);

  return () => {
    abort.abort();
    channel?.close();
  };
}

/** What one tab has had, so that events which come twice count once. */
class Tab {
  private seen = 0;
  private own: string | null = null;
  private readonly latest: { at: number; block: SseBlock }[] = [];
  private readonly userId: string;
  private readonly sink: SharedSink;
  private readonly isAlone: boolean;

  constructor(userId: string, sink: SharedSink, isAlone: boolean) {
    this.userId = userId;
    this.sink = sink;
    this.isAlone = isAlone;
  }

  /** The events of the last moments. */
  recent(): SseBlock[] {
    const since = Date.now() - RECENT_MS;
    while (this.latest[0] && this.latest[0].at < since) this.latest.shift();
    return this.latest.map(({ block }) => block);
  }

  /** Where to go on. A tab that is alone must not skip what another such tab has had. */
  position(): string | null {
    return this.isAlone && this.own !== null ? this.own : readPosition(this.userId);
  }

  keepPosition(block: SseBlock): void {
    if (block.id === null) return;
    this.own = block.id;
    writePosition(this.userId, block.id);
  }

  forgetPosition(): void {
    this.own = null;
    erasePosition(this.userId);
  }

  opened(isResumed: boolean): void {
    // Whatever was read before a first connection may have changed before it was open.
    if (!isResumed) this.sink.onResync();
  }

  take(block: SseBlock): void {
    const id = block.id === null ? null : Number(block.id);
    if (block.event === "resync") {
      this.seen = id ?? 0;
      this.sink.onResync();
      return;
    }
    if (block.event === "stream.closed" && isReset(block)) {
      // The ids begin anew with another stream: the old ones would hide its events.
      this.seen = 0;
      this.forgetPosition();
      return;
    }
    if (block.data === null || id === null) return;
    if (id <= this.seen) return;
    this.seen = id;
    this.latest.push({ at: Date.now(), block });
    this.recent();
    this.sink.onEvent(block.event, JSON.parse(block.data));
  }
}

function isReset(block: SseBlock): boolean {
  return (block.data ?? "").includes("stream_reset");
}
