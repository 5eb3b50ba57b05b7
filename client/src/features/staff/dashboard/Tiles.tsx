import clsx from "clsx";
import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./Tiles.module.css";

export interface Tile {
  key: string;
  label: string;
  value: ReactNode;
  note?: ReactNode;
  icon: ReactNode;
  alarming?: boolean;
  to?: string;
}

/** The few figures that one came for, before any chart. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <ul className={styles.tiles}>
      {tiles.map(({ key, label, value, note, icon, alarming, to }) => {
        const content = (
          <>
            <span className={styles.label}>
              {icon}
              {label}
            </span>
            <span className={styles.value}>{value}</span>
            {note && <span className={styles.note}>{note}</span>}
          </>
        );
        const look = clsx(styles.tile, alarming && styles.alarming);
        return (
          <li key={key}>
            {to ? (
              <Link to={to} className={clsx(look, styles.open)}>
                {content}
              </Link>
            ) : (
              <div className={look}>{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
