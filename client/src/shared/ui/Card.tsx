import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router";
import styles from "./Card.module.css";

/** Something that one owns or can open; with `to` the whole card is the link. */
export function Card({
  to,
  className,
  children,
  padded = true,
  ...rest
}: { to?: string; padded?: boolean } & Omit<ComponentProps<"div">, "style">) {
  const classes = clsx(styles.card, padded && styles.padded, className);
  if (to === undefined) {
    return (
      <div {...rest} className={classes}>
        {children}
      </div>
    );
  }
  return (
    <Link to={to} className={clsx(classes, styles.open)}>
      {children}
    </Link>
  );
}

/** Rows in one frame, with lines between them. */
export function List({ className, ...rest }: Omit<ComponentProps<"ul">, "style">) {
  return <ul {...rest} className={clsx(styles.card, styles.list, className)} />;
}

export interface ListRowProps {
  title: ReactNode;
  /** One or two quiet lines below. */
  children?: ReactNode;
  leading?: ReactNode;
  /** At the right: a time, a badge, a chevron. */
  trailing?: ReactNode;
  to?: string;
  onClick?: () => void;
  unread?: boolean;
  className?: string;
}

export function ListRow({
  title,
  children,
  leading,
  trailing,
  to,
  onClick,
  unread,
  className,
}: ListRowProps) {
  const content = (
    <>
      {leading && <span className={styles.leading}>{leading}</span>}
      <span className={styles.words}>
        <span className={styles.rowTitle} data-unread={unread || undefined}>
          {title}
        </span>
        {children && <span className={styles.rowText}>{children}</span>}
      </span>
      {trailing && <span className={styles.trailing}>{trailing}</span>}
    </>
  );
  const classes = clsx(styles.row, className);
  return (
    <li>
      {to !== undefined ? (
        <Link to={to} className={clsx(classes, styles.open)}>
          {content}
        </Link>
      ) : onClick ? (
        <button type="button" onClick={onClick} className={clsx(classes, styles.open)}>
          {content}
        </button>
      ) : (
        <div className={classes}>{content}</div>
      )}
    </li>
  );
}
