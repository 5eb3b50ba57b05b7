import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./StaffPage.module.css";

/** A page of the desk that is no set of panes: its margins and its widest line. */
export function StaffPage({ narrow, children }: { narrow?: boolean; children: ReactNode }) {
  return <div className={clsx(styles.page, narrow && styles.narrow)}>{children}</div>;
}
