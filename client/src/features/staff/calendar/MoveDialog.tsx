import { useState } from "react";
import type { TicketFound } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Button, Dialog, TextField, toast } from "@/shared/ui";
import { addDays, isoDay } from "../lib/days";
import { useMoveVisit } from "./api";
import styles from "./MoveDialog.module.css";

/** Another day for a visit, or none; it can be undone from the toast. */
export function MoveDialog({ visit, onClose }: { visit: TicketFound; onClose: () => void }) {
  const { t } = useTranslation("calendar");
  const { t: problemWords } = useTranslation("problems");
  const format = useFormat();
  const today = isoDay(new Date());
  const [day, setDay] = useState<string | null>(visit.preferred_date);
  const { mutate } = useMoveVisit();

  const move = (from: string | null, to: string | null, isUndo = false) =>
    mutate(
      { id: visit.id, from, to },
      {
        onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
        onSuccess: () =>
          isUndo
            ? toast.info(t("undone"))
            : toast.success(
                to ? t("moved", { number: visit.number, day: format.day(to) }) : t("cleared"),
                { action: { label: t("undo"), onPress: () => move(to, from, true) } },
              ),
      },
    );
  const save = () => {
    onClose();
    if (day !== visit.preferred_date) move(visit.preferred_date, day);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t("moveTitle")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>
          <span className={styles.number}>{visit.number}</span> {visit.title}
        </p>
        {/* The browser's own: a picker's popover in the body stands under a modal dialog. */}
        <TextField
          kind="date"
          label={t("date")}
          value={day ?? ""}
          min={today}
          onChange={(event) => setDay(event.target.value || null)}
        />
        <div className={styles.quick}>
          {(
            [
              ["tomorrow", addDays(today, 1)],
              ["inTwoDays", addDays(today, 2)],
              ["inWeek", addDays(today, 7)],
              ["noDate", null],
            ] as const
          ).map(([name, value]) => (
            <Button
              key={name}
              size="small"
              aria-pressed={day === value}
              className={styles.choice}
              onClick={() => setDay(value)}
            >
              {t(`quick.${name}`)}
            </Button>
          ))}
        </div>
        <p className={styles.hint}>{t("moveHint")}</p>
      </div>
    </Dialog>
  );
}
