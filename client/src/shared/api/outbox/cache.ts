import type { QueryClient } from "@tanstack/react-query";
import { sleep } from "@/shared/lib/sleep";
import { keys } from "../keys";
import { type Paged, prependItems } from "../page";
import type { Sent } from "./send";
import type { OutboxEntry } from "./types";

/** Lists that take longer do not keep what comes next waiting. */
const PATIENCE_MS = 3_000;

/** Shows what the server made of an entry; resolves when the entry can go with no gap left. */
export async function showSent(client: QueryClient, entry: OutboxEntry, sent: Sent): Promise<void> {
  switch (sent.kind) {
    case "ticket.create":
      client.setQueryData(keys.tickets.detail(sent.made.id), sent.made);
      await refreshed(client, keys.tickets.lists);
      break;
    case "support.create":
      client.setQueryData(keys.support.detail(sent.made.id), sent.made);
      await refreshed(client, keys.support.lists);
      break;
    case "ticket.message":
      addMessage(client, keys.tickets.messages(entry.target ?? ""), sent.made);
      break;
    case "support.message":
      addMessage(client, keys.support.messages(entry.target ?? ""), sent.made);
      break;
  }
}

function refreshed(client: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  return Promise.race([client.invalidateQueries({ queryKey }), sleep(PATIENCE_MS)]);
}

function addMessage<T extends { id: string }>(
  client: QueryClient,
  queryKey: readonly unknown[],
  message: T,
): void {
  client.setQueryData<Paged<T>>(queryKey, (data) => data && prependItems(data, [message]));
}
