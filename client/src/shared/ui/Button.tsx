import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Link as RouterLink } from "react-router";
import styles from "./Button.module.css";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface Looks {
  /** One `primary` a view: the next step. */
  variant?: ButtonVariant;
  size?: "medium" | "small" | "large";
  icon?: ReactNode;
  wide?: boolean;
}

export interface ButtonProps extends Omit<ComponentProps<"button">, "style">, Looks {
  /** The act is under way: the button keeps its width and focus, and takes no second press. */
  pending?: boolean;
}

function look({ variant = "secondary", size = "medium", wide }: Looks, className?: string) {
  return clsx(styles.button, styles[variant], styles[size], wide && styles.wide, className);
}

export function Button({
  variant,
  size,
  icon,
  wide,
  pending,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={look({ variant, size, wide }, className)}
      aria-disabled={pending || rest["aria-disabled"]}
      data-pending={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className={styles.content}>
        {icon}
        {children}
      </span>
      {pending && <span className={styles.spinner} aria-hidden="true" />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "icon" | "wide" | "children"> {
  label: string;
  children: ReactNode;
}

/** A button that is an icon alone; `label` is its name and its tooltip. */
export function IconButton({ label, className, variant = "quiet", ...rest }: IconButtonProps) {
  return (
    <Button
      title={label}
      {...rest}
      variant={variant}
      aria-label={label}
      className={clsx(styles.square, className)}
    />
  );
}

export interface ButtonLinkProps extends Omit<ComponentProps<typeof RouterLink>, "style">, Looks {}

/** Looks like a button, goes somewhere like a link. */
export function ButtonLink({
  variant,
  size,
  icon,
  wide,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <RouterLink {...rest} className={look({ variant, size, wide }, className)}>
      <span className={styles.content}>
        {icon}
        {children}
      </span>
    </RouterLink>
  );
}
