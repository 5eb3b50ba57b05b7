import { useCallback, useEffect, useRef, useState } from "react";
import { currentUserId } from "../api/tokens";

const WRITE_AFTER_MS = 300;

export interface Draft<T> {
  value: T;
  set: (value: T) => void;
  /** Forgets the draft: call it once what was typed has been sent. */
  clear: () => void;
  /** Whether the value was typed on an earlier visit. */
  isRestored: boolean;
}

/**
 * What is typed and not sent yet, kept per user and `key` (`ticket-message:<id>`, `new-ticket`)
 * until `clear`. Values have to survive JSON.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const name = draftName(key, currentUserId());
  const [state, setState] = useState(() => ({ name, ...read(name, initial) }));
  const unsaved = useRef<{ name: string; value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const initialRef = useRef(initial);
  initialRef.current = initial;

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (unsaved.current) write(unsaved.current.name, unsaved.current.value);
    unsaved.current = null;
  }, []);

  // Another chat's form in the same place: keep what was typed there, show what was typed here.
  let current = state;
  if (state.name !== name) {
    flush();
    current = { name, ...read(name, initial) };
    setState(current);
  }

  useEffect(() => {
    // Phones kill pages without telling: hiding is the last that is sure to be heard.
    document.addEventListener("visibilitychange", flush);
    addEventListener("pagehide", flush);
    return () => {
      flush();
      document.removeEventListener("visibilitychange", flush);
      removeEventListener("pagehide", flush);
    };
  }, [flush]);

  const set = useCallback(
    (value: T) => {
      setState({ name, value, isRestored: false });
      unsaved.current = { name, value };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, WRITE_AFTER_MS);
    },
    [name, flush],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    unsaved.current = null;
    localStorage.removeItem(name);
    setState({ name, value: initialRef.current, isRestored: false });
  }, [name]);
  return { value: current.value, set, clear, isRestored: current.isRestored };
}

/** Erases all drafts of a user. */
export function eraseDrafts(userId: string): void {
  const prefix = draftName("", userId);
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefix)) localStorage.removeItem(name);
  }
}

function draftName(key: string, userId: string | null): string {
  return `draft:${userId ?? "anonymous"}:${key}`;
}

function read<T>(name: string, initial: T): { value: T; isRestored: boolean } {
  const text = localStorage.getItem(name);
  if (text === null) return { value: initial, isRestored: false };
  try {
    return { value: JSON.parse(text) as T, isRestored: true };
  } catch {
    return { value: initial, isRestored: false };
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // No space left: the form itself still has the words.
  }
}
