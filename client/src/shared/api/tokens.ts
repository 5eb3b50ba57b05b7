/** The token pair of this browser: kept in localStorage, so that all tabs have the same one. */

export interface StoredTokens {
  access: string;
  refresh: string;
  /** When the access token expires, in milliseconds of this device's clock. */
  expiresAt: number;
}

export interface NewTokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/** Why nobody is signed in any more: by choice, or a problem code such as `auth.session_ended`. */
export type SessionEnd = "logout" | (string & {});

const ACCESS = "access_token";
const REFRESH = "refresh_token";
const EXPIRES = "access_token_expires_at";
const END = "session_end";
type Listener = () => void;

const listeners = new Set<Listener>();
let cached: { access: string; user: string | null } | undefined;

export function readTokens(): StoredTokens | null {
  const access = localStorage.getItem(ACCESS);
  const refresh = localStorage.getItem(REFRESH);
  if (!access || !refresh) return null;
  return { access, refresh, expiresAt: Number(localStorage.getItem(EXPIRES)) || 0 };
}

/** Stores a new pair; the access token comes last, because other tabs wait for its change. */
export function writeTokens(pair: NewTokens): void {
  localStorage.removeItem(END);
  localStorage.setItem(REFRESH, pair.refresh_token);
  localStorage.setItem(EXPIRES, String(Date.now() + pair.expires_in * 1000));
  localStorage.setItem(ACCESS, pair.access_token);
  notify();
}

/** Forgets the pair in every tab, and remembers why. */
export function clearTokens(end: SessionEnd): void {
  localStorage.setItem(END, end);
  localStorage.removeItem(REFRESH);
  localStorage.removeItem(EXPIRES);
  localStorage.removeItem(ACCESS);
  notify();
}

/** Why the last session ended, null while there is one or never was. */
export function sessionEnd(): SessionEnd | null {
  return localStorage.getItem(END);
}

/** The id of whoever is signed in (the token's `sub`), null for nobody. */
export function currentUserId(): string | null {
  const access = localStorage.getItem(ACCESS);
  if (!access) return null;
  if (cached?.access !== access) cached = { access, user: subjectOf(access) };
  return cached.user;
}

/** Calls `listener` when somebody signs in or out or the pair is refreshed, in any tab. */
export function onTokens(listener: Listener): () => void {
  if (listeners.size === 0) globalThis.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) globalThis.removeEventListener("storage", onStorage);
  };
}

function onStorage(event: StorageEvent): void {
  if (event.key === ACCESS || event.key === null) notify();
}

function notify(): void {
  for (const listener of [...listeners]) listener();
}

function subjectOf(token: string): string | null {
  try {
    const payload = token.split(".")[1] ?? "";
    const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof claims.sub === "string" ? claims.sub : null;
  } catch {
    return null;
  }
}
