import { type InfiniteData, infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import type { RequestOptions } from "./http";

/** One page of a list, with what its headers say. */
export interface Page<T> {
  items: T[];
  /** The cursor of the next page, null on the last one. */
  next: string | null;
  /** `X-Unread-Count`, where the list has one. */
  unread: number | null;
}

export type Paged<T> = InfiniteData<Page<T>, string | null>;

/** Calls a generated list function and keeps its headers: `page((o) => listTickets(params, o))`. */
export async function page<T>(
  call: (options: RequestOptions) => Promise<T[]>,
  options?: RequestOptions,
): Promise<Page<T>> {
  let next: string | null = null;
  let unread: number | null = null;
  const items = await call({
    ...options,
    onHeaders: (header) => {
      next = header("x-next-cursor");
      const count = header("x-unread-count");
      unread = count === null ? null : Number(count);
    },
  });
  return { items, next, unread };
}

/** A body together with its `ETag`, for a PATCH with `If-Match`. */
export async function tagged<T>(
  call: (options: RequestOptions) => Promise<T>,
  options?: RequestOptions,
): Promise<{ data: T; etag: string | null }> {
  let etag: string | null = null;
  const data = await call({
    ...options,
    onHeaders: (header) => {
      etag = header("etag");
    },
  });
  return { data, etag };
}

/**
 * Options of `useInfiniteQuery` for a list:
 * `pagedQuery(keys.tickets.list(f), (cursor, o) => listTickets({ ...f, cursor }, o))`.
 */
export function pagedQuery<T>(
  queryKey: QueryKey,
  list: (cursor: string | undefined, options: RequestOptions) => Promise<T[]>,
) {
  return infiniteQueryOptions<Page<T>, Error, Paged<T>, QueryKey, string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      page((options) => list(pageParam ?? undefined, options), { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  });
}

/** All items that are loaded. */
export function itemsOf<T>(data: Paged<T> | undefined): T[] {
  return data?.pages.flatMap((each) => each.items) ?? [];
}

/** The same list with each item changed by `change`; untouched pages stay the same objects. */
export function mapItems<T>(data: Paged<T>, change: (item: T) => T): Paged<T> {
  let isChanged = false;
  const pages = data.pages.map((each) => {
    const items = each.items.map(change);
    if (items.every((item, index) => item === each.items[index])) return each;
    isChanged = true;
    return { ...each, items };
  });
  return isChanged ? { ...data, pages } : data;
}

/** The same list with `items` first, none of them twice. */
export function prependItems<T extends { id: string }>(data: Paged<T>, items: T[]): Paged<T> {
  const known = new Set(itemsOf(data).map((item) => item.id));
  const fresh = items.filter((item) => !known.has(item.id));
  const [first, ...rest] = data.pages;
  if (fresh.length === 0 || !first) return data;
  return { ...data, pages: [{ ...first, items: [...fresh, ...first.items] }, ...rest] };
}
