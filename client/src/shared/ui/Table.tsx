import clsx from "clsx";
import type { ComponentProps } from "react";
import styles from "./Table.module.css";

/** Staff's density. Scrolls sideways by itself where it is too narrow; `label` names it. */
export function Table({
  label,
  className,
  ...rest
}: { label: string } & Omit<ComponentProps<"table">, "style">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table {...rest} className={clsx(styles.table, className)} />
    </section>
  );
}
