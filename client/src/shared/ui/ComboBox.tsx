import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { useTranslation } from "@/shared/i18n";
import { Aria } from "./Aria";
import { FieldError, type FieldProps } from "./Field";
import field from "./Field.module.css";
import styles from "./Overlay.module.css";

export interface ComboBoxOption {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
}

export interface ComboBoxProps extends FieldProps {
  options: readonly ComboBoxOption[];
  value: string | null;
  onChange: (id: string | null) => void;
  onBlur?: () => void;
  /** With it the options are the answer to what was typed, and are not filtered here. */
  onSearch?: (text: string) => void;
  placeholder?: string;
  disabled?: boolean;
}

/** A choice among many, by typing; for few use `Select`. */
export function ComboBox({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  options,
  value,
  onChange,
  onBlur,
  onSearch,
  placeholder,
  disabled,
}: ComboBoxProps) {
  const { t } = useTranslation();
  return (
    <Aria>
      <AriaComboBox
        className={clsx(field.field, className)}
        items={onSearch ? options : undefined}
        defaultItems={onSearch ? undefined : options}
        value={value}
        onChange={(key) => onChange(key === null ? null : String(key))}
        onInputChange={onSearch}
        onBlur={onBlur}
        isInvalid={Boolean(error)}
        isDisabled={disabled}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label className={hideLabel ? "visually-hidden" : field.label}>
          {label}
          {optional && <span className={field.optional}>{optional}</span>}
        </Label>
        <div className={styles.combo}>
          <Input className={field.control} placeholder={placeholder} />
          <Button className={styles.open}>
            <ChevronDown aria-hidden="true" />
          </Button>
        </div>
        {hint && (
          <Text slot="description" className={field.hint}>
            {hint}
          </Text>
        )}
        <FieldError>{error}</FieldError>
        <Popover className={styles.popover}>
          <ListBox<ComboBoxOption>
            className={styles.list}
            renderEmptyState={() => <p className={styles.empty}>{t("noMatches")}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className={styles.item}>
                {option.icon}
                <span className={styles.words}>
                  <span>{option.label}</span>
                  {option.hint && <span className={styles.hint}>{option.hint}</span>}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </Aria>
  );
}
