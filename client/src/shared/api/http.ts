import axios, { type AxiosRequestConfig, type AxiosResponse } from "axios";
import { backoff, sleep } from "@/shared/lib/sleep";
import { uuid } from "@/shared/lib/uuid";
import { API_BASE_URL } from "./config";
import { isRepeatable } from "./idempotency";
import { type Problem, toProblem } from "./problem";
import { noteProblem } from "./reachability";
import { freshAccessToken, refreshAccessToken } from "./refresh";
import { readTokens } from "./tokens";

const TIMEOUT_MS = 20_000;
const ATTEMPTS = 3;
/** A longer `Retry-After` is the caller's to show: nobody waits for it behind a button. */
const PATIENCE_MS = 8_000;
/** These prove who one is by what is sent, not by a token. */
const WITHOUT_TOKEN =
  /^\/api\/v1\/auth\/(login(\/totp)?|register|refresh|forgot|reset|verify-email)$/;
const PROOF_CODES = new Set(["auth.wrong_credentials", "auth.wrong_code", "auth.mfa_required"]);

export interface RequestOptions extends AxiosRequestConfig {
  /** Gets the answer's headers, such as `x-next-cursor` or `etag`, before the body is returned. */
  onHeaders?: (header: (name: string) => string | null) => void;
  /** The `Idempotency-Key` of a POST that creates; without it each call is a thing of its own. */
  idempotencyKey?: string;
}

export const http = axios.create({
  baseURL: API_BASE_URL,
  timeout: TIMEOUT_MS,
  paramsSerializer: { serialize: serializeParams },
});

/** Lists are repeated parameters (`status=new&status=completed`); what is not set is left out. */
function serializeParams(params: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined) query.append(name, String(each));
    }
  }
  return query.toString();
}

/**
 * Performs one call of the API and returns its body; what the generated functions stand on.
 *
 * Attaches the access token and refreshes it when it is needed. A POST that creates carries an
 * idempotency key and is sent again when its answer was lost. Everything thrown is a `Problem`.
 */
export async function request<T>(config: AxiosRequestConfig, options?: RequestOptions): Promise<T> {
  const { onHeaders, idempotencyKey, ...overrides } = options ?? {};
  const headers: Record<string, unknown> = { ...config.headers, ...overrides.headers };
  const merged: AxiosRequestConfig = { ...config, ...overrides };
  const path = merged.url ?? "";
  const repeats = merged.method?.toUpperCase() === "POST" && isRepeatable(path);
  if (repeats) headers["Idempotency-Key"] = idempotencyKey ?? uuid();
  merged.headers = headers as AxiosRequestConfig["headers"];

  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await sendSigned<T>(merged, WITHOUT_TOKEN.test(path));
      onHeaders?.((name) => headerOf(response, name));
      return response.data;
    } catch (error) {
      const problem = toProblem(error);
      noteProblem(problem);
      const wait = repeats ? delayOf(problem, attempt) : null;
      if (wait === null) throw problem;
      await sleep(wait, merged.signal as AbortSignal | undefined).catch(() => {
        throw toProblem(new axios.CanceledError());
      });
    }
  }
}

/** How long to wait before the next attempt; null to give up. */
function delayOf(problem: Problem, attempt: number): number | null {
  if (!problem.isTransient || attempt + 1 >= ATTEMPTS || problem.code === "network.aborted") {
    return null;
  }
  if (problem.isNetwork && navigator.onLine === false) return null;
  const wait = problem.retryAfter ?? backoff(attempt, 600);
  return wait > PATIENCE_MS ? null : wait;
}

async function sendSigned<T>(
  config: AxiosRequestConfig,
  isAnonymous: boolean,
): Promise<AxiosResponse<T>> {
  const token = isAnonymous ? null : await freshAccessToken();
  try {
    return await http.request<T>(signed(config, token));
  } catch (error) {
    const problem = toProblem(error);
    if (!token || problem.status !== 401 || PROOF_CODES.has(problem.code)) throw problem;
    // Signed out meanwhile: what was asked for is nobody's now.
    if (!readTokens()) throw problem;
    return await http.request<T>(signed(config, await refreshAccessToken(token)));
  }
}

function signed(config: AxiosRequestConfig, token: string | null): AxiosRequestConfig {
  if (!token) return config;
  return { ...config, headers: { ...config.headers, Authorization: `Bearer ${token}` } };
}

function headerOf(response: AxiosResponse, name: string): string | null {
  const value: unknown = response.headers[name.toLowerCase()];
  return typeof value === "string" ? value : null;
}
