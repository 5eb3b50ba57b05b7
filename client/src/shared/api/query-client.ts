import { QueryClient } from "@tanstack/react-query";
import { backoff } from "@/shared/lib/sleep";
import { toProblem } from "./problem";

const ATTEMPTS = 3;

/** Only what may succeed later is asked again: no 4xx but 408, 425 and 429. */
export function shouldRetry(failures: number, error: Error): boolean {
  return failures < ATTEMPTS && toProblem(error).isTransient;
}

/** The server's `Retry-After` when it gave one, else a growing pause. */
export function retryDelay(failures: number, error: Error): number {
  return toProblem(error).retryAfter ?? backoff(failures, 800);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Events keep what is shown fresh; this covers what no event tells.
        staleTime: 30_000,
        gcTime: 24 * 3600_000,
        retry: shouldRetry,
        retryDelay,
        // A gateway that is stopped leaves the device online: only an answer tells.
        networkMode: "offlineFirst",
      },
      // Creating calls are repeated under their key in http.ts; the rest is not safe to repeat.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
