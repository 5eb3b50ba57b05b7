type Work = () => Promise<unknown>;

/** `navigator.locks` for jsdom, which has none: exclusive, in order, for all simulated tabs. */
export class FakeLocks {
  private readonly queues = new Map<string, Promise<unknown>>();

  request = (name: string, options: { signal?: AbortSignal } | Work, work?: Work) => {
    const run = (work ?? options) as Work;
    const signal = typeof options === "function" ? undefined : options.signal;
    const turn = this.queues.get(name) ?? Promise.resolve();
    const result = turn.then(() => {
      signal?.throwIfAborted();
      return run();
    });
    this.queues.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  };
}

/** Gives every simulated tab the same locks. */
export function installLocks(): void {
  Object.defineProperty(navigator, "locks", { value: new FakeLocks(), configurable: true });
}

/** Takes them away: a page on plain http. */
export function removeLocks(): void {
  Object.defineProperty(navigator, "locks", { value: undefined, configurable: true });
}
