import axios from "axios";
import { withLock } from "@/shared/lib/locks";
import { backoff, sleep } from "@/shared/lib/sleep";
import { API_BASE_URL } from "./config";
import { Problem, toProblem } from "./problem";
import { clearTokens, type NewTokens, readTokens, writeTokens } from "./tokens";

/** Refreshing this long before the token expires keeps requests from failing on the way. */
const EARLY_MS = 45_000;
/** A used refresh token is honoured again for 10 s: lost answers are asked for within that time. */
const TIMEOUT_MS = 6_000;
const ATTEMPTS = 3;

let running: { stale: string; result: Promise<string> } | undefined;

/**
 * Returns an access token that is good for a while, null when nobody is signed in.
 *
 * Throws a `Problem` when the session has ended, or when it cannot be refreshed just now
 * and the present token is of no use any more.
 */
export async function freshAccessToken(): Promise<string | null> {
  const tokens = readTokens();
  if (!tokens) return null;
  const left = tokens.expiresAt - Date.now();
  if (left > EARLY_MS) return tokens.access;
  try {
    return await refreshAccessToken(tokens.access);
  } catch (error) {
    if (toProblem(error).isTransient && left > 0) return tokens.access;
    throw error;
  }
}

/**
 * Exchanges the pair whose access token is `stale` for a new one, once for all tabs and requests.
 *
 * Only the server's refusal ends the session; while it cannot be reached the session stays.
 */
export function refreshAccessToken(stale: string): Promise<string> {
  if (running?.stale === stale) return running.result;
  const result = withLock("privet:refresh", () => exchange(stale)).finally(() => {
    if (running?.result === result) running = undefined;
  });
  running = { stale, result };
  return result;
}

async function exchange(stale: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const tokens = readTokens();
    if (!tokens) throw new Problem("auth.session_ended", { status: 401 });
    if (tokens.access !== stale) return tokens.access; // another tab was quicker
    try {
      const { data } = await axios.post<NewTokens>(
        `${API_BASE_URL}/api/v1/auth/refresh`,
        { refresh_token: tokens.refresh },
        { timeout: TIMEOUT_MS },
      );
      // Somebody may have signed out, or in, meanwhile: this pair is nobody's then.
      if (readTokens()?.refresh !== tokens.refresh) continue;
      writeTokens(data);
      return data.access_token;
    } catch (error) {
      const problem = toProblem(error);
      if (readTokens()?.refresh !== tokens.refresh) continue;
      if (!problem.isTransient) {
        if (isRefusal(problem)) clearTokens(problem.code);
        throw problem;
      }
      const wait = problem.retryAfter ?? backoff(attempt, 500);
      if (attempt + 1 >= ATTEMPTS || wait > TIMEOUT_MS || navigator.onLine === false) throw problem;
      await sleep(wait);
    }
  }
}

/** Whether the server itself refused the token; a stranger on the way (a portal) decides nothing. */
function isRefusal(problem: Problem): boolean {
  return [400, 401, 403, 422].includes(problem.status) && problem.code !== "response.unreadable";
}
