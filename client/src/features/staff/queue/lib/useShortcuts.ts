import { useEffect, useRef } from "react";
import { isBusy, nameOf } from "./keyboard";

const SEQUENCE_MS = 1_200;

/** By key, or by two in a row: 'g m'. What returns false leaves the key to others. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/** Keys for the whole page, silent while somebody types. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isBusy(event.target)) return;
      const key = nameOf(event);
      if (!key || key === "Shift") return;
      const begun = first && Date.now() - first.at < SEQUENCE_MS ? first.key : null;
      first = null;
      const pair = begun && latest.current[`${begun} ${key}`];
      if (!pair && Object.keys(latest.current).some((name) => name.startsWith(`${key} `))) {
        first = { key, at: Date.now() };
        return;
      }
      const act = pair || latest.current[key];
      if (!act) return;
      if (act(event) === false) return;
      // A letter that opens a field must not be typed into it, nor mean something to others.
      if (key.length === 1) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
