import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../keys";
import { type Paged, prependItems } from "../page";
import type { Sent } from "./send";
import type { OutboxEntry } from "./types";

/** Shows what the server made of an entry, before the entry goes: nothing flickers. */
export function showSent(client: QueryClient, entry: OutboxEntry, sent: Sent): void {
  switch (sent.kind) {
    case "ticket.create":
      client.setQueryData(keys.tickets.detail(sent.made.id), sent.made);
      void client.invalidateQueries({ queryKey: keys.tickets.lists });
      break;
    case "support.create":
      client.setQueryData(keys.support.detail(sent.made.id), sent.made);
      void client.invalidateQueries({ queryKey: keys.support.lists });
      break;
    case "ticket.message":
      addMessage(client, keys.tickets.messages(entry.target ?? ""), sent.made);
      break;
    case "support.message":
      addMessage(client, keys.support.messages(entry.target ?? ""), sent.made);
      break;
  }
}

function addMessage<T extends { id: string }>(
  client: QueryClient,
  queryKey: readonly unknown[],
  message: T,
): void {
  client.setQueryData<Paged<T>>(queryKey, (data) => data && prependItems(data, [message]));
}
