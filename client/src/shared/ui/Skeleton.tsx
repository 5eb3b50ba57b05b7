import clsx from "clsx";
import type { ReactNode } from "react";
import { useTranslation } from "@/shared/i18n";
import styles from "./Skeleton.module.css";

/** A grey stand-in of the real shape; put them inside `Loading`. */
export function Skeleton({
  shape = "text",
  width,
  height,
  className,
}: {
  shape?: "text" | "title" | "circle" | "block";
  width?: string;
  height?: string;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={clsx(styles.skeleton, styles[shape], className)}
      style={{ width, height }}
    />
  );
}

/** Says once to a reader that something loads; children are the skeleton. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="visually-hidden">{t("loading")}</span>
      {children}
    </div>
  );
}

/** Rows of a `List` to come. */
export function ListSkeleton({ rows = 3, leading }: { rows?: number; leading?: boolean }) {
  return (
    <Loading className={styles.list}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical rows that never move
        <div key={row} className={styles.row}>
          {leading && <Skeleton shape="circle" />}
          <span className={styles.words}>
            <Skeleton width={row % 2 ? "45%" : "60%"} />
            <Skeleton width={row % 2 ? "70%" : "35%"} />
          </span>
        </div>
      ))}
    </Loading>
  );
}
