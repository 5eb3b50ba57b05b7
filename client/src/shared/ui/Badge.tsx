import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./Badge.module.css";

export type Tone = "neutral" | "accent" | "info" | "warning" | "success" | "danger";

/** A state in a word; the icon says it again for those who see no colour. */
export function Badge({
  tone = "neutral",
  icon,
  children,
  className,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span className={clsx(styles.badge, styles[tone], className)}>
      {icon}
      {children}
    </span>
  );
}

/** How many wait; nothing at zero. `label` reads 'three unread'. */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count <= 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
