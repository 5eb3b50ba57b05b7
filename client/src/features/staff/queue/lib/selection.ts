/** Adds or takes away one row, or, with `from`, all rows between the two. */
export function toggled(
  selected: ReadonlySet<string>,
  id: string,
  { order, from }: { order: readonly string[]; from: string | null },
): ReadonlySet<string> {
  const next = new Set(selected);
  const [start, end] = [from === null ? -1 : order.indexOf(from), order.indexOf(id)];
  if (start >= 0 && end >= 0) {
    for (const each of order.slice(Math.min(start, end), Math.max(start, end) + 1)) next.add(each);
  } else if (!next.delete(id)) {
    next.add(id);
  }
  return next;
}
