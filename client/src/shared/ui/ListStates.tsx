import type { ReactNode } from "react";
import { LoadMore } from "./LoadMore";
import { ProblemState } from "./ProblemState";

/** As much of `useQuery`'s or `useInfiniteQuery`'s answer as a list needs. */
export interface ListQuery {
  data: unknown;
  error: Error | null;
  isPending: boolean;
  isFetching: boolean;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  isFetchNextPageError?: boolean;
  fetchNextPage?: () => unknown;
}

/**
 * A list in each of its states: loading, failed, empty, or shown, with more to load at its end.
 * What is known already stays when reading it anew fails.
 */
export function ListStates({
  query,
  skeleton,
  empty,
  isEmpty,
  auto,
  children,
}: {
  query: ListQuery;
  skeleton: ReactNode;
  /** In place of `children` when there is nothing to list. */
  empty: ReactNode;
  isEmpty: boolean;
  /** As `LoadMore` has it. */
  auto?: boolean;
  children: ReactNode;
}) {
  if (query.isPending) return skeleton;
  if (query.error && !query.data) {
    return (
      <ProblemState
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return (
    <>
      {isEmpty ? empty : children}
      {query.fetchNextPage && (
        <LoadMore
          hasMore={query.hasNextPage ?? false}
          loading={query.isFetchingNextPage ?? false}
          failed={query.isFetchNextPageError}
          onLoadMore={() => void query.fetchNextPage?.()}
          auto={auto}
        />
      )}
    </>
  );
}
