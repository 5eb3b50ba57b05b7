import type { ReactNode } from "react";
import { NavLink } from "react-router";
import styles from "./Tabs.module.css";

/** Looks like tabs, but each is a page of its own with its own address. */
export function TabLinks({
  label,
  links,
}: {
  label: string;
  links: readonly { to: string; label: ReactNode; end?: boolean }[];
}) {
  return (
    <nav aria-label={label} className={styles.list}>
      {links.map((link) => (
        <NavLink key={link.to} to={link.to} end={link.end} className={styles.tab}>
          {link.label}
        </NavLink>
      ))}
    </nav>
  );
}
