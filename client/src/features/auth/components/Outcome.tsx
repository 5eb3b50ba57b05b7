import type { ReactNode } from "react";
import { PageHeader } from "@/shared/ui";
import styles from "./Auth.module.css";

/** How it ended: a picture, what it means, and the way on. */
export function Outcome({
  icon,
  tone,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  tone?: "success" | "danger";
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <div role="status">
      <span className={styles.picture} data-tone={tone} aria-hidden="true">
        {icon}
      </span>
      <PageHeader title={title}>{children}</PageHeader>
      <div className={styles.body}>{action}</div>
    </div>
  );
}
