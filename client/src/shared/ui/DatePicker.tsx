import { type CalendarDate, parseDate } from "@internationalized/date";
import clsx from "clsx";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { DateInput, DateSegment } from "react-aria-components/DateField";
import { DatePicker as AriaDatePicker } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Label } from "react-aria-components/Label";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { Aria } from "./Aria";
import styles from "./DatePicker.module.css";
import { FieldError, type FieldProps } from "./Field";
import field from "./Field.module.css";
import overlay from "./Overlay.module.css";

export interface DatePickerProps extends FieldProps {
  /** A day, `YYYY-MM-DD`. */
  value: string | null;
  onChange: (value: string | null) => void;
  onBlur?: () => void;
  min?: string;
  max?: string;
  isUnavailable?: (day: string) => boolean;
  disabled?: boolean;
}

function dayOf(value: string | null | undefined): CalendarDate | null {
  return value ? parseDate(value.slice(0, 10)) : null;
}

/** A day, typed or picked. */
export function DatePicker({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  value,
  onChange,
  onBlur,
  min,
  max,
  isUnavailable,
  disabled,
}: DatePickerProps) {
  return (
    <Aria>
      <AriaDatePicker<CalendarDate>
        className={clsx(field.field, className)}
        value={dayOf(value)}
        onChange={(day) => onChange(day?.toString() ?? null)}
        onBlur={onBlur}
        minValue={dayOf(min) ?? undefined}
        maxValue={dayOf(max) ?? undefined}
        isDateUnavailable={isUnavailable && ((day) => isUnavailable(day.toString()))}
        isInvalid={Boolean(error)}
        isDisabled={disabled}
        shouldForceLeadingZeros
      >
        <Label className={hideLabel ? "visually-hidden" : field.label}>
          {label}
          {optional && <span className={field.optional}>{optional}</span>}
        </Label>
        <Group className={clsx(field.control, styles.group)}>
          <DateInput className={styles.input}>
            {(segment) => <DateSegment segment={segment} className={styles.segment} />}
          </DateInput>
          <Button className={styles.button}>
            <CalendarDays aria-hidden="true" />
          </Button>
        </Group>
        {hint && (
          <Text slot="description" className={field.hint}>
            {hint}
          </Text>
        )}
        <FieldError>{error}</FieldError>
        <Popover className={overlay.popover}>
          <Dialog className={styles.dialog}>
            <Calendar>
              <header className={styles.header}>
                <Button slot="previous" className={styles.button}>
                  <ChevronLeft aria-hidden="true" />
                </Button>
                <Heading className={styles.month} />
                <Button slot="next" className={styles.button}>
                  <ChevronRight aria-hidden="true" />
                </Button>
              </header>
              <CalendarGrid className={styles.grid}>
                <CalendarGridHeader>
                  {(day) => (
                    <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>
                  )}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(day) => <CalendarCell date={day} className={styles.day} />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </AriaDatePicker>
    </Aria>
  );
}
