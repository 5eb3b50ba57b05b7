import clsx from "clsx";
import type { ComponentProps } from "react";
import { Link as RouterLink } from "react-router";
import styles from "./Link.module.css";

export type LinkProps = ComponentProps<typeof RouterLink> & { quiet?: boolean };

/** A link in text; `quiet` ones are underlined only under the pointer. */
export function Link({ quiet, className, ...rest }: LinkProps) {
  return <RouterLink {...rest} className={clsx(styles.link, quiet && styles.quiet, className)} />;
}
