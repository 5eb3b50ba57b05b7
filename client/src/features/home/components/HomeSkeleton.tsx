import { Loading, Skeleton } from "@/shared/ui/Skeleton";
import styles from "./Home.module.css";

export function CardsSkeleton({ count, height }: { count: number; height: string }) {
  return (
    <Loading className={styles.cards}>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes that never move
        <Skeleton key={at} shape="block" height={height} />
      ))}
    </Loading>
  );
}
