/** Things in one list, parted by the calendar day where the reader is; the order stays. */
export function byDay<T extends { created_at: string }>(
  items: readonly T[],
): { day: string; items: T[] }[] {
  const days: { day: string; items: T[] }[] = [];
  for (const item of items) {
    const last = days.at(-1);
    const isSame =
      last && new Date(last.day).toDateString() === new Date(item.created_at).toDateString();
    if (isSame) last.items.push(item);
    else days.push({ day: item.created_at, items: [item] });
  }
  return days;
}
