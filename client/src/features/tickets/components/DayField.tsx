import { useFormat, useTranslation } from "@/shared/i18n";
import { DatePicker } from "@/shared/ui/DatePicker";
import { useField } from "@/shared/ui/form";
import { today } from "../lib/days";
import styles from "./DayField.module.css";

/** The day one would like: a tap for the usual ones, a calendar for the rest. */
export function DayField({ name }: { name: string }) {
  const { t } = useTranslation("tickets");
  const format = useFormat();
  const { value, onChange, onBlur, error } = useField<string | null>(name);
  const quick = [null, today(1), today(2)];
  return (
    <div className={styles.field}>
      <fieldset className={styles.quick}>
        <legend className="visually-hidden">{t("new.day.title")}</legend>
        {quick.map((day) => (
          <label key={day ?? "any"} className={styles.option}>
            <input
              type="radio"
              name="ticket-day"
              className="visually-hidden"
              checked={value === day}
              onChange={() => onChange(day)}
            />
            <span className={styles.day}>{day ? format.day(day) : t("new.day.any")}</span>
          </label>
        ))}
      </fieldset>
      <DatePicker
        label={t("new.day.other")}
        hint={t("new.day.hint")}
        value={value}
        min={today()}
        onChange={onChange}
        onBlur={onBlur}
        error={error}
      />
    </div>
  );
}
