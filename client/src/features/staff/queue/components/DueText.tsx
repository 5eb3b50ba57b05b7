import { AlarmClock, Clock } from "lucide-react";
import type { TicketFound } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { useNow } from "@/shared/ui";
import { dueOf } from "../lib/due";
import styles from "./DueText.module.css";

/** 'Overdue by 2 h', '3 h left', then the day; nothing once the work is done. */
export function DueText({ ticket }: { ticket: Pick<TicketFound, "status" | "resolution_due_at"> }) {
  const { t } = useTranslation("queue");
  const format = useFormat();
  const due = dueOf(ticket, useNow());
  if (due.kind === "none") return null;
  const words = {
    overdue: () => t("due.overdue", { time: format.duration(due.seconds) }),
    soon: () => t("due.soon", { time: format.duration(due.seconds) }),
    later: () => t("due.later", { day: format.day(ticket.resolution_due_at) }),
  }[due.kind]();
  return (
    <time
      dateTime={ticket.resolution_due_at}
      title={format.exact(ticket.resolution_due_at)}
      className={styles.due}
      data-kind={due.kind}
    >
      {due.kind === "overdue" ? <AlarmClock aria-hidden="true" /> : <Clock aria-hidden="true" />}
      {words}
    </time>
  );
}
