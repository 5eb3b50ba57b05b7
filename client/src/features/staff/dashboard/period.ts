import { addDays, isDay, isoDay, startOfWeek } from "../lib/days";

export const PERIODS = ["7", "30", "90", "custom"] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  name: PeriodName;
  from: string;
  to: string;
}

const MAX_DAYS = 366;
/** Above this many days a bar is a week. */
const DAILY = 45;

/** The period that the address names; 30 days where it names none that can be shown. */
export function periodOf(params: URLSearchParams, today = isoDay(new Date())): Period {
  const name = params.get("period");
  if (name === "custom") {
    const from = params.get("from");
    const to = params.get("to");
    if (isDay(from) && isDay(to) && from <= to && to < addDays(from, MAX_DAYS)) {
      return { name, from, to };
    }
    return { name, from: addDays(today, -29), to: today };
  }
  const days = name === "7" || name === "90" ? name : "30";
  return { name: days, from: addDays(today, 1 - Number(days)), to: today };
}

/** Days as they are, or their sums by week where days would be hairlines. */
export function inSteps<Name extends string>(
  days: readonly ({ date: string } & Record<Name, number>)[],
  names: readonly Name[],
): { isWeekly: boolean; steps: ({ date: string } & Record<Name, number>)[] } {
  if (days.length <= DAILY) return { isWeekly: false, steps: [...days] };
  const weeks = new Map<string, { date: string } & Record<Name, number>>();
  for (const day of days) {
    const monday = startOfWeek(day.date);
    const week = weeks.get(monday);
    if (!week) weeks.set(monday, { ...day });
    else for (const name of names) (week[name] as number) += day[name];
  }
  return { isWeekly: true, steps: [...weeks.values()] };
}
