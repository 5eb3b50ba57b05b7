import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./Choice.module.css";
import { FieldError } from "./Field";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "style"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
}

function Choice({
  kind,
  label,
  hint,
  error,
  className,
  ...control
}: CheckboxProps & { kind: "checkbox" | "switch" | "radio" }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return (
    <div className={clsx(styles.choice, className)}>
      <label className={clsx(styles.row, kind === "switch" && styles.switchRow)}>
        <input
          {...control}
          type={kind === "radio" ? "radio" : "checkbox"}
          role={kind === "switch" ? "switch" : undefined}
          className={styles[kind]}
          aria-describedby={described.join(" ") || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className={styles.words}>
          <span>{label}</span>
          {hint && (
            <span id={`${id}-hint`} className={styles.hint}>
              {hint}
            </span>
          )}
        </span>
      </label>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

export function Checkbox(props: CheckboxProps) {
  return <Choice {...props} kind="checkbox" />;
}

/** For what takes effect at once; in a form that is sent, use Checkbox. */
export function Switch(props: CheckboxProps) {
  return <Choice {...props} kind="switch" />;
}

export interface RadioGroupProps<Value extends string> {
  label: string;
  name?: string;
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  error?: ReactNode;
  hideLabel?: boolean;
}

export function RadioGroup<Value extends string>({
  label,
  name,
  value,
  onChange,
  options,
  error,
  hideLabel,
}: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLabel ? "visually-hidden" : styles.legend}>{label}</legend>
      {options.map((option) => (
        <Choice
          key={option.value}
          kind="radio"
          name={name ?? id}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        />
      ))}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}
