import { Loading, Skeleton } from "@/shared/ui/Skeleton";

export function CardsSkeleton({
  count,
  height,
  className,
}: {
  count: number;
  height: string;
  className?: string;
}) {
  return (
    <Loading className={className}>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes that never move
        <Skeleton key={at} shape="block" height={height} />
      ))}
    </Loading>
  );
}
