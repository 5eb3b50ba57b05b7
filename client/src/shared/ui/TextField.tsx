import clsx from "clsx";
import { ChevronDown, Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import { IconButton } from "./Button";
import { Field, type FieldProps } from "./Field";
import styles from "./Field.module.css";

type Bare<T extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<T>,
  "className" | "style" | "size"
>;

/** Which keyboard a phone shows, and what its browser offers to fill in. */
const KINDS = {
  text: {},
  email: { type: "email", inputMode: "email", autoCapitalize: "none", spellCheck: false },
  tel: { type: "tel", inputMode: "tel" },
  search: { type: "search", inputMode: "search", enterKeyHint: "search" },
  url: { type: "url", inputMode: "url", autoCapitalize: "none", spellCheck: false },
  code: {
    inputMode: "numeric",
    autoComplete: "one-time-code",
    pattern: "[0-9]*",
    spellCheck: false,
  },
  date: { type: "date" },
} as const satisfies Record<string, ComponentProps<"input">>;

export interface TextFieldProps extends FieldProps, Omit<Bare<"input">, "type"> {
  kind?: keyof typeof KINDS;
  /** An icon inside, before the text. */
  leading?: ReactNode;
}

function split<T extends FieldProps & { id?: string }>(props: T) {
  const { label, hint, error, optional, hideLabel, className, ...control } = props;
  return [{ label, hint, error, optional, hideLabel, className, id: props.id }, control] as const;
}

export function TextField({ kind = "text", leading, ...props }: TextFieldProps) {
  const [field, control] = split(props);
  return (
    <Field {...field}>
      {(tied) => (
        <div className={styles.within}>
          {leading && <span className={styles.leading}>{leading}</span>}
          <input {...KINDS[kind]} {...control} {...tied} className={styles.control} />
        </div>
      )}
    </Field>
  );
}

export type NumberFieldProps = Omit<TextFieldProps, "kind"> & { decimal?: boolean };

/** A number as text: no arrows that change it under a scrolling finger. */
export function NumberField({ decimal, ...props }: NumberFieldProps) {
  return <TextField autoComplete="off" {...props} inputMode={decimal ? "decimal" : "numeric"} />;
}

export type PasswordFieldProps = FieldProps & Omit<Bare<"input">, "type">;

export function PasswordField({ autoComplete = "current-password", ...props }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [field, control] = split(props);
  return (
    <Field {...field}>
      {(tied) => (
        <div className={styles.within}>
          <input
            autoCapitalize="none"
            spellCheck={false}
            {...control}
            {...tied}
            autoComplete={autoComplete}
            type={shown ? "text" : "password"}
            className={clsx(styles.control, styles.withButton)}
          />
          <IconButton
            className={styles.inside}
            label={t(shown ? "hidePassword" : "showPassword")}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps, Bare<"textarea"> {}

/** Grows with its text; with `maxLength` it counts once the end is near. */
export function TextArea(props: TextAreaProps) {
  const [field, control] = split(props);
  const length = typeof control.value === "string" ? control.value.length : 0;
  const near = control.maxLength !== undefined && length > control.maxLength * 0.8;
  return (
    <Field {...field}>
      {(tied) => (
        <>
          <textarea {...control} {...tied} className={clsx(styles.control, styles.area)} />
          {near && (
            <span className={styles.count}>
              {length} / {control.maxLength}
            </span>
          )}
        </>
      )}
    </Field>
  );
}

export interface SelectProps extends FieldProps, Bare<"select"> {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  /** The first, empty choice. */
  placeholder?: string;
}

/** The browser's own select: the best one on a phone. */
export function Select({ options, placeholder, ...props }: SelectProps) {
  const [field, control] = split(props);
  return (
    <Field {...field}>
      {(tied) => (
        <div className={styles.within}>
          <select {...control} {...tied} className={clsx(styles.control, styles.select)}>
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden="true" />
        </div>
      )}
    </Field>
  );
}
