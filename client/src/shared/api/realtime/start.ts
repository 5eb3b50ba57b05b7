import type { QueryClient } from "@tanstack/react-query";
import { noteSilence } from "../reachability";
import { currentUserId, onTokens } from "../tokens";
import { shareStream } from "./leader";
import { otherHandlers } from "./other-handlers";
import { dispatch, registerHandlers } from "./registry";
import { supportHandlers } from "./support-handlers";
import { ticketHandlers } from "./ticket-handlers";

const LIVE = new Set(["tickets", "support", "notifications", "devices"]);

/** Feeds the query cache with the events of whoever is signed in; returns how to stop. */
export function startRealtime(client: QueryClient): () => void {
  const unregister = [ticketHandlers, supportHandlers, otherHandlers].map(registerHandlers);
  let userId: string | null = null;
  let stopStream: () => void = () => undefined;
  const follow = () => {
    const present = currentUserId();
    if (present === userId) return;
    stopStream();
    userId = present;
    stopStream = present
      ? shareStream(present, {
          onEvent: (name, data) => dispatch(client, name, data),
          onResync: () =>
            void client.invalidateQueries({
              predicate: (query) => LIVE.has(String(query.queryKey[0])),
            }),
          onStatus: (status) => {
            if (status === "waiting") noteSilence();
          },
        })
      : () => undefined;
  };
  follow();
  const unlisten = onTokens(follow);
  return () => {
    unlisten();
    stopStream();
    for (const stop of unregister) stop();
  };
}
