import { useSyncExternalStore } from "react";
import { useFormat } from "@/shared/i18n";

const MINUTE_MS = 60_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** One clock for all times on the page. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, MINUTE_MS / 2);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, in ms, that moves on twice a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** '5 minutes ago', kept true while it is shown; the exact time on hover. */
export function RelativeTime({ value, className }: { value: string | Date; className?: string }) {
  const format = useFormat();
  const at = new Date(value);
  return (
    <time dateTime={at.toISOString()} title={format.exact(at)} className={className}>
      {format.relative(at, useNow())}
    </time>
  );
}

/** 'today, 14:00'; the exact time on hover. */
export function DateTime({ value, className }: { value: string | Date; className?: string }) {
  const format = useFormat();
  const at = new Date(value);
  useNow();
  return (
    <time dateTime={at.toISOString()} title={format.exact(at)} className={className}>
      {format.moment(at)}
    </time>
  );
}
