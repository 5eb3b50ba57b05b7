import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { addDays, addMonths, startOfWeek } from "../lib/days";

/** Which grid the keyboard is in: loading another month takes the grid away for a moment. */
export type KeyboardPlace = RefObject<string | null>;

/** The day that a key leads to from `day`; null when it is none of the calendar's keys. */
export function dayAfterKey(key: string, day: string): string | null {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return startOfWeek(day);
    case "End":
      return addDays(startOfWeek(day), 6);
    case "PageUp":
      return addMonths(day, -1);
    case "PageDown":
      return addMonths(day, 1);
    default:
      return null;
  }
}

/**
 * Days by arrow keys: Tab comes to the chosen one alone, and the focus goes with the choice.
 * Spread `grid` on the grid and `day(day)` on each day's button.
 */
export function useDayKeys({
  name,
  today,
  selected,
  onSelect,
  place,
}: {
  /** Tells the grids of a page apart. */
  name: string;
  today: string;
  selected: string;
  onSelect: (day: string) => void;
  place: KeyboardPlace;
}) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is the reason
  useEffect(() => {
    if (place.current !== name) return;
    place.current = null;
    ref.current?.querySelector<HTMLElement>("[data-day][tabindex='0']")?.focus();
  }, [name, selected, place]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isDay = event.target instanceof HTMLElement && event.target.dataset.day !== undefined;
    if (!isDay || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = dayAfterKey(event.key, selected);
    if (!next) return;
    event.preventDefault();
    if (next === selected) return;
    place.current = name;
    onSelect(next);
  };
  return {
    grid: { ref, onKeyDown },
    day: (day: string) => ({
      "data-day": day,
      tabIndex: day === selected ? 0 : -1,
      "aria-pressed": day === selected,
      "aria-current": day === today ? ("date" as const) : undefined,
      onClick: () => onSelect(day),
    }),
  };
}
