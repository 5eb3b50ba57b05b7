import { useState } from "react";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { Button, Dialog, TextArea, toast } from "@/shared/ui";
import { DatePicker } from "@/shared/ui/DatePicker";
import { useChangePreferredDate, useChangeStatus } from "../api/tickets";
import { today } from "../lib/days";

interface Props {
  ticketId: string;
  open: boolean;
  onClose: () => void;
}

/** Withdrawing and opening again: both are told to whoever works on it, so both ask why. */
export function StatusDialog({
  ticketId,
  open,
  onClose,
  act,
}: Props & { act: "withdraw" | "reopen" }) {
  const { t } = useTranslation("tickets");
  const { t: problemWords } = useTranslation("problems");
  const draft = useDraft(`ticket-${act}:${ticketId}`, "");
  const change = useChangeStatus(ticketId);
  const send = () => {
    change.mutate(
      {
        status: act === "withdraw" ? "rejected" : "in_progress",
        comment: draft.value.trim() || null,
      },
      {
        onSuccess: () => {
          draft.clear();
          toast.success(t(`act.${act}.done`));
        },
        onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
        onSettled: onClose,
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(`act.${act}.title`)}
      size="small"
      dismissable={!change.isPending}
      actions={
        <>
          <Button onClick={onClose} disabled={change.isPending}>
            {t(`act.${act}.keep`)}
          </Button>
          <Button
            variant={act === "withdraw" ? "danger" : "primary"}
            pending={change.isPending}
            onClick={send}
          >
            {t(`act.${act}.action`)}
          </Button>
        </>
      }
    >
      <TextArea
        label={t(`act.${act}.reason`)}
        hint={t(`act.${act}.hint`)}
        value={draft.value}
        maxLength={2000}
        onChange={(event) => draft.set(event.target.value)}
      />
    </Dialog>
  );
}

export function DayDialog({ ticketId, open, onClose, day }: Props & { day: string | null }) {
  const { t } = useTranslation("tickets");
  const { t: problemWords } = useTranslation("problems");
  const [chosen, setChosen] = useState(day);
  const change = useChangePreferredDate(ticketId);
  const save = (value: string | null) => {
    change.mutate(value, {
      onSuccess: () => {
        toast.success(t("day.done"), {
          action: { label: t("day.undo"), onPress: () => change.mutate(day) },
        });
      },
      onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    });
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("day.title")}
      size="small"
      actions={
        <>
          {day && <Button onClick={() => save(null)}>{t("day.any")}</Button>}
          <Button variant="primary" disabled={!chosen} onClick={() => save(chosen)}>
            {t("day.save")}
          </Button>
        </>
      }
    >
      <DatePicker
        label={t("detail.wantedDay")}
        hint={t("new.day.hint")}
        value={chosen}
        min={today()}
        onChange={setChosen}
      />
    </Dialog>
  );
}
