import { useEffect, useState } from "react";
import { onTokens } from "../tokens";
import { listEntries, onOutbox } from "./store";
import type { OutboxEntry, OutboxEntryOf, OutboxKind } from "./types";

/** What waits in the outbox, all of it. */
export function useOutbox(): OutboxEntry[];
/** What waits of one kind; of messages, those of one ticket or case (or of its entry). */
export function useOutbox<K extends OutboxKind>(kind: K, target?: string): OutboxEntryOf<K>[];
export function useOutbox(kind?: OutboxKind, target?: string): OutboxEntry[] {
  const [entries, setEntries] = useState<OutboxEntry[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const present = await listEntries().catch(() => []);
      if (!isGone) setEntries(present);
    };
    void read();
    const unlisten = [onOutbox(read), onTokens(read)];
    return () => {
      isGone = true;
      for (const stop of unlisten) stop();
    };
  }, []);
  return entries.filter(
    (entry) =>
      (!kind || entry.kind === kind) &&
      (!target || entry.target === target || entry.parent === target),
  );
}

/** Those entries that the server's list does not show yet (an event may be quicker than us). */
export function unsent<E extends { id: string }>(
  entries: readonly E[],
  items: readonly { client_id?: string | null }[],
): E[] {
  const known = new Set(items.map((item) => item.client_id));
  return entries.filter((entry) => !known.has(entry.id));
}
