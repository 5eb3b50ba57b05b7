import { useLocation, useSearchParams } from "react-router";
import { safeNext } from "@/shared/lib/access";

/** What one page of these tells the next: what was typed already, and what has just happened. */
export interface AuthState {
  identity?: string;
  notice?: "passwordReset" | "accountDeleted";
}

/** The way through login and its like: addresses keep where one was going. */
export function useAuthFlow() {
  const [params] = useSearchParams();
  const state = (useLocation().state ?? {}) as AuthState;
  const next = safeNext(params.get("next"));
  const to = (path: string) => (next ? `${path}?next=${encodeURIComponent(next)}` : path);
  return { state, next, to };
}

/** The token of a mailed link: it stands after `#`, where no server and no log sees it. */
export function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") || null;
}
