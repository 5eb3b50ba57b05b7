import type { QueryClient } from "@tanstack/react-query";
import type { EventMap, EventName } from "./events";

/** Brings the query cache up to date with one event; has to bear events that come twice. */
export type Handler<N extends EventName> = (client: QueryClient, data: EventMap[N]) => void;
export type Handlers = { [N in EventName]?: Handler<N> };

const registered = new Set<Handlers>();

/** Has `handlers` called for every event from now on; returns how to end that. */
export function registerHandlers(handlers: Handlers): () => void {
  registered.add(handlers);
  return () => registered.delete(handlers);
}

/** Calls everybody who registered for this event; one that fails keeps nobody else from it. */
export function dispatch(client: QueryClient, name: string, data: unknown): void {
  for (const handlers of registered) {
    const handler = handlers[name as EventName] as Handler<EventName> | undefined;
    try {
      handler?.(client, data as never);
    } catch (error) {
      reportError(error);
    }
  }
}
