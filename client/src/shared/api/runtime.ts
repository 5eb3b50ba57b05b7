import type { Query, QueryClient } from "@tanstack/react-query";
import { startPersistence } from "./persist";
import { toProblem } from "./problem";
import { onReturn, watchReachability } from "./reachability";
import { watchSession } from "./session";

const RESTORE_PATIENCE_MS = 300;

/**
 * Starts all that runs behind the pages; call once, before the first render.
 *
 * `ready` resolves when what was kept for offline is in the cache (or takes too long); events
 * and the outbox are loaded after that, so that they cost the first page nothing.
 */
export function startRuntime(client: QueryClient): { ready: Promise<void>; stop(): void } {
  const stops: (() => void)[] = [
    watchReachability(),
    watchSession(client),
    onReturn(() => void client.refetchQueries({ type: "active", predicate: failedForNow })),
  ];
  const persistence = startPersistence(client);
  stops.push(persistence.stop);
  let isStopped = false;
  const ready = Promise.race([
    persistence.restored,
    new Promise<void>((resolve) => setTimeout(resolve, RESTORE_PATIENCE_MS)),
  ]);
  const startRest = async () => {
    const [{ startRealtime }, { startOutbox }] = await Promise.all([
      import("./realtime/start"),
      import("./outbox/runner"),
    ]);
    if (!isStopped) stops.push(startRealtime(client), startOutbox(client));
  };
  void ready.then(() => whenIdle(() => void startRest()));
  return {
    ready,
    stop() {
      isStopped = true;
      for (const stop of stops) stop();
    },
  };
}

function failedForNow({ state }: Query): boolean {
  return state.error !== null && toProblem(state.error).isTransient;
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 200);
}
