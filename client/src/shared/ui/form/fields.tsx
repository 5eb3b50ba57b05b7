import { useController } from "react-hook-form";
import { Checkbox, type CheckboxProps, RadioGroup, type RadioGroupProps } from "../Choice";
import {
  NumberField,
  type NumberFieldProps,
  PasswordField,
  type PasswordFieldProps,
  Select,
  type SelectProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from "../TextField";

type Bound<Props> = Omit<Props, "name" | "value" | "defaultValue" | "onBlur" | "ref" | "error"> & {
  name: string;
};

/** Ties a field to the form by name: its value, its error and the focus on a mistake. */
export function useField<Value>(name: string) {
  const { field, fieldState, formState } = useController({ name });
  // A row that was just added is checked with its list; it is not wrong before it was left.
  const isDue = fieldState.isTouched || formState.isSubmitted;
  const error = isDue ? fieldState.error?.message : undefined;
  return { ...field, value: field.value as Value, error };
}

export function FormTextField(props: Bound<TextFieldProps>) {
  const field = useField<string | null>(props.name);
  return <TextField {...props} {...field} value={field.value ?? ""} />;
}

export function FormTextArea(props: Bound<TextAreaProps>) {
  const field = useField<string | null>(props.name);
  return <TextArea {...props} {...field} value={field.value ?? ""} />;
}

export function FormPasswordField(props: Bound<PasswordFieldProps>) {
  const field = useField<string | null>(props.name);
  return <PasswordField {...props} {...field} value={field.value ?? ""} />;
}

export function FormNumberField(props: Bound<NumberFieldProps>) {
  const field = useField<string | null>(props.name);
  return <NumberField {...props} {...field} value={field.value ?? ""} />;
}

export function FormSelect(props: Bound<SelectProps>) {
  const field = useField<string | null>(props.name);
  return <Select {...props} {...field} value={field.value ?? ""} />;
}

export function FormCheckbox(props: Bound<Omit<CheckboxProps, "checked">>) {
  const { value, ...field } = useField<boolean>(props.name);
  return <Checkbox {...props} {...field} checked={value} />;
}

export function FormRadioGroup<Value extends string>(
  props: Bound<Omit<RadioGroupProps<Value>, "onChange">>,
) {
  const { value, onChange, error } = useField<Value | null>(props.name);
  return <RadioGroup<Value> {...props} value={value} onChange={onChange} error={error} />;
}
