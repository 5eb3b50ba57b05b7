import { useEffect, useRef } from "react";
import { useTranslation } from "@/shared/i18n";
import { Button } from "./Button";
import styles from "./LoadMore.module.css";

export interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  failed?: boolean;
  onLoadMore: () => void;
  /** Loads by itself when it comes near the view; false where the page has things below the list. */
  auto?: boolean;
}

/** The end of a list that goes on: takes `useInfiniteQuery`'s answers as they are. */
export function LoadMore({ hasMore, loading, failed, onLoadMore, auto = true }: LoadMoreProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onLoadMore);
  useEffect(() => {
    latest.current = onLoadMore;
  });
  const watch = auto && hasMore && !loading && !failed;
  useEffect(() => {
    if (!watch || !ref.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: "400px" },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [watch]);

  if (!hasMore) return null;
  return (
    <div ref={ref} className={styles.more}>
      <Button onClick={onLoadMore} pending={loading}>
        {t(failed ? "retry" : "loadMore")}
      </Button>
    </div>
  );
}
