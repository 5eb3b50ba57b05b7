/** Today where the reader is, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  return dayOf(now);
}

/** The last day of a warranty of so many years: the anniversary of the purchase. */
export function warrantyEnd(purchase: string, years: number): string {
  const [year = 0, month = 1, day = 1] = purchase.split("-").map(Number);
  const end = new Date(year + years, month - 1, day);
  // 29 February has no anniversary in most years: the last day of that month is meant.
  if (end.getDate() !== day) end.setDate(0);
  return dayOf(end);
}

function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
