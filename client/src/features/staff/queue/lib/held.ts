/** What the list shows while the world goes on: nothing moves until the reader asks for it. */
export interface Held {
  order: readonly string[];
  /** Came since, and wait above for the reader. */
  waiting: readonly string[];
  /** Stand there still, but belong to the list no more. */
  left: ReadonlySet<string>;
}

/**
 * Fits a fresh answer to what is shown: known rows keep their places, later pages are added at the
 * end, and rows that came in between wait. With `hasNext`, rows missing at the end were only
 * pushed to a page that is not loaded.
 */
export function hold(shown: readonly string[], fresh: readonly string[], hasNext: boolean): Held {
  const known = new Set(shown);
  const present = new Set(fresh);
  const lastKnown = fresh.findLastIndex((id) => known.has(id));
  const waiting = fresh.filter((id, at) => at < lastKnown && !known.has(id));
  const added = fresh.filter((id, at) => at > lastKnown && !known.has(id));
  const lastPresent = shown.findLastIndex((id) => present.has(id));
  const left = shown.filter((id, at) => !present.has(id) && (!hasNext || at < lastPresent));
  return { order: added.length > 0 ? [...shown, ...added] : shown, waiting, left: new Set(left) };
}
