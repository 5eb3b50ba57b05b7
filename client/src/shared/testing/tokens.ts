import type { NewTokens } from "../api/tokens";

export const USER_ID = "0190a000-0000-7000-8000-000000000001";
let serial = 0;

/** A pair as the server gives it; nothing checks the signature here. */
export function tokenPair(init: { userId?: string; expiresIn?: number } = {}): NewTokens {
  serial += 1;
  const claims = { sub: init.userId ?? USER_ID, jti: String(serial) };
  return {
    access_token: `h.${btoa(JSON.stringify(claims))}.s`,
    refresh_token: `refresh-${serial}`,
    expires_in: init.expiresIn ?? 900,
  };
}

/** What other tabs are told of a change; jsdom, with one window, tells nobody. */
export function announceStorage(key: string): void {
  dispatchEvent(new StorageEvent("storage", { key, newValue: localStorage.getItem(key) }));
}
