import { CircleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import {
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useFormContext,
  useFormState,
} from "react-hook-form";
import { Button, type ButtonProps } from "../Button";
import styles from "./Form.module.css";

/** One column of fields, sent by `submit` of `useZodForm`. */
export function Form<Values extends FieldValues, Sent>({
  form,
  submit,
  children,
  ...rest
}: {
  form: UseFormReturn<Values, unknown, Sent>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  children: ReactNode;
} & Omit<ComponentProps<"form">, "onSubmit" | "style">) {
  return (
    <FormProvider {...form}>
      <form noValidate className={styles.form} {...rest} onSubmit={submit}>
        {children}
        <FormError />
      </form>
    </FormProvider>
  );
}

/** What went wrong with the whole, above the button; `Form` has it at its end otherwise. */
function FormError() {
  const { errors } = useFormState();
  const message = errors.root?.server?.message;
  return (
    <div role="alert" className={styles.errorPlace}>
      {message && (
        <p className={styles.error}>
          <CircleAlert aria-hidden="true" />
          <span>{message}</span>
        </p>
      )}
    </div>
  );
}

/** The form's one main button; pending while it is sent. */
export function SubmitButton(props: Omit<ButtonProps, "type" | "pending">) {
  const { formState } = useFormContext();
  return (
    <Button
      variant="primary"
      size="large"
      wide
      {...props}
      type="submit"
      pending={formState.isSubmitting}
    />
  );
}
