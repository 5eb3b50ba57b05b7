import type { ReactNode } from "react";
import { PageHeader } from "@/shared/ui";
import styles from "./Content.module.css";

/** The list's heading; the page's own while nothing is open beside it. */
export function ListHeader({
  title,
  isPage,
  children,
}: {
  title: string;
  isPage: boolean;
  children?: ReactNode;
}) {
  if (isPage) return <PageHeader title={title} actions={children} />;
  return (
    <div className={styles.listHead}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
