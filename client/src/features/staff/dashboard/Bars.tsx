import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat } from "@/shared/i18n";
import styles from "./Bars.module.css";

export interface Bar {
  key: string;
  label: ReactNode;
  value: number;
  tone: "neutral" | "accent" | "info" | "warning" | "success" | "danger";
  /** The tickets that are counted. */
  to?: string;
}

/** A bar and its number a line: short lists read better so than as a pie. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const format = useFormat();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className={styles.bars}>
      {bars.map(({ key, label, value, tone, to }) => {
        const content = (
          <>
            <span className={styles.label}>{label}</span>
            <span className={styles.track}>
              <span
                className={styles.bar}
                data-tone={tone}
                style={{ width: `${(value / most) * 100}%` }}
              />
            </span>
            <span className={styles.value}>{format.number(value)}</span>
          </>
        );
        return (
          <li key={key}>
            {to ? (
              <Link to={to} className={styles.line} tabIndex={-1}>
                {content}
              </Link>
            ) : (
              <span className={styles.line}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
