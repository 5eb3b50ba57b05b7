import { sleep } from "./sleep";

const LEASE_MS = 10_000;
const SETTLE_MS = 40;

/** Whether the browser elects one tab among many (`navigator.locks` needs a secure context). */
export function hasLocks(): boolean {
  return typeof navigator !== "undefined" && Boolean(navigator.locks);
}

/** Runs `work` while no other tab of this origin runs something under the same name. */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (hasLocks()) {
    return (await navigator.locks.request(name, signal ? { signal } : {}, work)) as T;
  }
  return withLease(name, work, signal);
}

/** The same without `navigator.locks`: a lease in localStorage, renewed while the work goes on. */
async function withLease<T>(
  name: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const key = `lease:${name}`;
  const me = crypto.getRandomValues(new Uint32Array(2)).join("-");
  const holder = () => {
    const [id, until] = (localStorage.getItem(key) ?? "").split(" ");
    return id && Number(until) > Date.now() ? id : undefined;
  };
  const claim = () => localStorage.setItem(key, `${me} ${Date.now() + LEASE_MS}`);
  for (;;) {
    if (!holder()) {
      claim();
      // Two tabs may claim at once: the one that wrote last has it.
      await sleep(SETTLE_MS, signal);
      if (holder() === me) break;
    }
    await sleep(SETTLE_MS * (1 + Math.random()), signal);
  }
  const renewal = setInterval(claim, LEASE_MS / 4);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if (holder() === me) localStorage.removeItem(key);
  }
}
