import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong, in words; shown under the control and read with it. */
  error?: ReactNode;
  /** Says 'optional' beside the label: what is required needs no star. */
  optional?: string;
  /** Keeps the label for readers alone, where the place says it already. */
  hideLabel?: boolean;
  className?: string;
}

export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface Props extends FieldProps {
  id?: string;
  children: (control: ControlProps) => ReactNode;
}

/** Label above, control, hint and error below; `children` gets what ties them together. */
export function Field({ label, hint, error, optional, hideLabel, className, id, children }: Props) {
  const made = useId();
  const control = id ?? made;
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean);
  return (
    <div className={clsx(styles.field, className)}>
      <label htmlFor={control} className={hideLabel ? "visually-hidden" : styles.label}>
        {label}
        {optional && <span className={styles.optional}>{optional}</span>}
      </label>
      {children({
        id: control,
        "aria-describedby": described.join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {hint && (
        <p id={`${control}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <FieldError id={`${control}-error`}>{error}</FieldError>
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} role="alert" className={styles.errorPlace}>
      {children && (
        <p className={styles.error}>
          <CircleAlert aria-hidden="true" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
