import { Problem, parseRetryAfter } from "../api/problem";

/** No byte moved for this long means that the connection is gone. */
const STALL_MS = 30_000;

export interface PutOptions {
  headers: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Called with the bytes sent so far. */
  onProgress?: ((sent: number) => void) | undefined;
}

/** Sends a file to storage by PUT; XHR, because fetch tells nothing of what has been sent. */
export function putFile(url: string, blob: Blob, options: PutOptions): Promise<void> {
  const { headers, signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new Problem("network.aborted"));
      return;
    }
    const xhr = new XMLHttpRequest();
    let failure: Problem | undefined;
    let stall: ReturnType<typeof setTimeout>;
    const fail = (problem: Problem) => {
      failure = problem;
      xhr.abort();
    };
    const touch = () => {
      clearTimeout(stall);
      stall = setTimeout(() => fail(new Problem("network.timeout")), STALL_MS);
    };
    const onAbort = () => fail(new Problem("network.aborted"));

    xhr.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) {
      // Browsers set the length themselves, from the body, and let nobody else.
      if (!/^(content-length|host)$/i.test(name)) xhr.setRequestHeader(name, value);
    }
    xhr.upload.onprogress = (event) => {
      touch();
      onProgress?.(event.loaded);
    };
    xhr.onloadend = () => {
      clearTimeout(stall);
      signal?.removeEventListener("abort", onAbort);
      if (failure) reject(failure);
      else if (xhr.status >= 200 && xhr.status < 300) resolve();
      else reject(storageProblem(xhr));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    touch();
    xhr.send(blob);
  });
}

/** Storage answers XML of its own; all that counts is whether another try can help. */
function storageProblem(xhr: XMLHttpRequest): Problem {
  if (xhr.status === 0) {
    return new Problem(navigator.onLine === false ? "network.offline" : "network.unreachable");
  }
  const retryAfter = parseRetryAfter(xhr.getResponseHeader("retry-after"));
  const code = xhr.status >= 500 ? "service.unavailable" : "upload.refused";
  return new Problem(code, { status: xhr.status, retryAfter });
}
