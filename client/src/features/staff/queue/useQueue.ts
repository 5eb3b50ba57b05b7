import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { TicketFound } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { queueQuery } from "./api/queue";
import { type QueueFilter, writeFilter } from "./lib/filter";
import { hold } from "./lib/held";

const NONE: readonly string[] = [];

/** The queue's rows, which keep their places while events come, until the reader asks for more. */
export function useQueue(filter: QueueFilter) {
  const query = useInfiniteQuery(queueQuery(filter));
  const key = String(writeFilter(filter));
  const [shown, setShown] = useState<{ key: string; order: readonly string[] } | null>(null);
  const seen = useRef(new Map<string, TicketFound>());
  const items = useMemo(() => itemsOf(query.data), [query.data]);
  for (const item of items) seen.current.set(item.id, item);

  const fresh = useMemo(() => items.map(({ id }) => id), [items]);
  const order = shown?.key === key ? shown.order : null;
  const held = useMemo(
    () =>
      order
        ? hold(order, fresh, query.hasNextPage)
        : { order: fresh, waiting: NONE, left: new Set<string>() },
    [order, fresh, query.hasNextPage],
  );
  // A list that was read earlier may be old: it is held from the first fresh answer on.
  const isSettled = query.isSuccess && !query.isFetching;
  useEffect(() => {
    if (isSettled) {
      setShown((present) =>
        present?.key === key && present.order === held.order ? present : { key, order: held.order },
      );
    }
  }, [isSettled, key, held.order]);

  return {
    query,
    rows: held.order.flatMap((id) => seen.current.get(id) ?? []),
    order: held.order,
    waiting: held.waiting.length,
    left: held.left,
    /** Shows what waits, each row in its place. */
    accept: () => setShown({ key, order: fresh }),
  };
}
