/** Calendar days as `YYYY-MM-DD`: where the reader is, without a zone. */

export function isoDay(date: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

export function parseDay(day: string): Date {
  return new Date(`${day}T00:00:00`);
}

/** A day of the calendar, and not what someone typed into the address. */
export function isDay(value: string | null): value is string {
  return (
    value !== null &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(parseDay(value).getTime()) &&
    isoDay(parseDay(value)) === value
  );
}

export function addDays(day: string, count: number): string {
  const date = parseDay(day);
  date.setDate(date.getDate() + count);
  return isoDay(date);
}

/** The same day of another month, or that month's last one. */
export function addMonths(day: string, count: number): string {
  const date = parseDay(day);
  const wanted = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + count);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(wanted, last));
  return isoDay(date);
}

/** The Monday of the day's week. */
export function startOfWeek(day: string): string {
  return addDays(day, -((parseDay(day).getDay() + 6) % 7));
}

export function weekOf(day: string): string[] {
  const monday = startOfWeek(day);
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** Whole weeks that show the day's month. */
export function monthGrid(day: string): string[] {
  const first = `${day.slice(0, 8)}01`;
  const start = startOfWeek(first);
  const last = addDays(addMonths(first, 1), -1);
  const days: string[] = [];
  for (let at = start; at <= last || days.length % 7 !== 0; at = addDays(at, 1)) days.push(at);
  return days;
}
