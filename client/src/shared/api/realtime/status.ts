import { useSyncExternalStore } from "react";
import type { RealtimeStatus } from "./events";

let status: RealtimeStatus = "stopped";
const listeners = new Set<() => void>();

export function setRealtimeStatus(next: RealtimeStatus): void {
  if (next === status) return;
  status = next;
  for (const listener of [...listeners]) listener();
}

export function realtimeStatus(): RealtimeStatus {
  return status;
}

export function onRealtimeStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How live the app is; `waiting` and `offline` are what the offline bar tells of. */
export function useRealtimeStatus(): RealtimeStatus {
  return useSyncExternalStore(onRealtimeStatus, realtimeStatus);
}
