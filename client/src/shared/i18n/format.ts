/** Dates, numbers and sizes as people say them, by Intl; pure, so that it can be tested. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From which age a relative time is told in which unit. */
const STEPS: readonly [below: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [HOUR, "minute", MINUTE],
  [DAY, "hour", HOUR],
  [7 * DAY, "day", DAY],
];

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export interface Formats {
  /** 'today, 14:00', 'tomorrow, 9:30', '3 May, 14:00', '3 May 2024, 14:00'. */
  moment(value: Moment, now?: number): string;
  /** 'today, 14:00–16:00': a visit's window. */
  window(from: Moment, to: Moment, now?: number): string;
  /** 'today', 'yesterday', '3 May', '3 May 2024'; takes 'YYYY-MM-DD' as a day, not as an instant. */
  day(value: Moment, now?: number): string;
  /** '14:00'. */
  time(value: Moment): string;
  /** '5 minutes ago', 'in 2 hours', then the day. */
  relative(value: Moment, now?: number): string;
  /** In full, for hovering: 'Sunday, 3 May 2026 at 14:00:05'. */
  exact(value: Moment): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  percent(share: number): string;
  bytes(count: number): string;
  /** '2 h 15 min'. */
  duration(seconds: number): string;
  list(items: readonly string[]): string;
}

export type Moment = string | number | Date;

const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar date has no zone: it is that day where the reader is. */
export function toDate(value: Moment): Date {
  if (typeof value === "string" && CALENDAR_DAY.test(value)) return new Date(`${value}T00:00:00`);
  return new Date(value);
}

/** How many midnights lie between; negative for the past. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / (DAY * 1000));
}

const made = new Map<string, Formats>();

export function formatsFor(language: string, words: { justNow: string }): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = make(language, words);
  made.set(language, formats);
  return formats;
}

function make(language: string, words: { justNow: string }): Formats {
  const auto = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const always = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
  const thisYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
  const anyYear = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "medium" });

  const day = (value: Moment, now = Date.now()) => {
    const date = toDate(value);
    const today = new Date(now);
    const days = daysBetween(today, date);
    if (Math.abs(days) <= 1) return auto.format(days, "day");
    return (date.getFullYear() === today.getFullYear() ? thisYear : anyYear).format(date);
  };
  const time = (value: Moment) => clock.format(toDate(value));

  return {
    day,
    time,
    moment: (value, now) => `${day(value, now)}, ${time(value)}`,
    window(from, to, now) {
      const sameDay = daysBetween(toDate(from), toDate(to)) === 0;
      const end = sameDay ? time(to) : `${day(to, now)}, ${time(to)}`;
      return `${day(from, now)}, ${time(from)}${sameDay ? "–" : " – "}${end}`;
    },
    relative(value, now = Date.now()) {
      const seconds = (toDate(value).getTime() - now) / 1000;
      const age = Math.abs(seconds);
      if (age < MINUTE) return words.justNow;
      for (const [below, unit, size] of STEPS) {
        if (age < below) return always.format(Math.trunc(seconds / size), unit);
      }
      return day(value, now);
    },
    exact: (value) => full.format(toDate(value)),
    number: (value, options) => new Intl.NumberFormat(language, options).format(value),
    percent: (share) =>
      new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share),
    bytes(count) {
      const power = Math.min(
        BYTE_UNITS.length - 1,
        count > 0 ? Math.floor(Math.log(count) / Math.log(1024)) : 0,
      );
      return new Intl.NumberFormat(language, {
        style: "unit",
        unit: BYTE_UNITS[power],
        unitDisplay: "short",
        maximumFractionDigits: power > 1 ? 1 : 0,
      }).format(count / 1024 ** power);
    },
    duration(seconds) {
      const unit = (value: number, name: string) =>
        new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(
          value,
        );
      const minutes = Math.round(seconds / MINUTE);
      const parts = [
        [Math.floor(minutes / 1440), "day"],
        [Math.floor((minutes % 1440) / 60), "hour"],
        [minutes % 60, "minute"],
      ] as const;
      const told = parts.filter(([value]) => value > 0).slice(0, 2);
      return told.map(([value, name]) => unit(value, name)).join(" ") || unit(0, "minute");
    },
    list: (items) => new Intl.ListFormat(language, { type: "conjunction" }).format(items),
  };
}
