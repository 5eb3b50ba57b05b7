import {
  CalendarCheck,
  CircleCheck,
  CircleX,
  GitMerge,
  Hourglass,
  type LucideIcon,
  MessageCircleReply,
  RotateCcw,
  TriangleAlert,
  Undo2,
  Wrench,
} from "lucide-react";
import type { TicketDetail } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Button, ButtonLink, type Tone, useNow } from "@/shared/ui";
import { nextStep, type NextStep as Step } from "../lib/next-step";
import styles from "./NextStep.module.css";

const LOOKS: Record<Step["kind"], [Tone, LucideIcon]> = {
  answer: ["info", MessageCircleReply],
  answerLate: ["warning", Hourglass],
  visit: ["info", CalendarCheck],
  start: ["info", CalendarCheck],
  finish: ["warning", Wrench],
  late: ["warning", TriangleAlert],
  rate: ["success", CircleCheck],
  done: ["success", CircleCheck],
  merged: ["neutral", GitMerge],
  withdrawn: ["neutral", Undo2],
  rejected: ["danger", CircleX],
};

/** The largest words on the page: where the ticket stands, and what comes next and when. */
export function NextStep({ ticket, onReopen }: { ticket: TicketDetail; onReopen: () => void }) {
  const { t } = useTranslation("tickets");
  const format = useFormat();
  const step = nextStep(ticket, useNow());
  const [tone, Icon] = LOOKS[step.kind];
  const canReopen =
    ticket.status === "completed" && ticket.allowed_transitions.includes("in_progress");
  const words = wordsOf(step);

  function wordsOf(present: Step): string {
    switch (present.kind) {
      case "answer":
      case "start":
      case "finish":
        return t(`next.${present.kind}.text`, { at: format.moment(present.at) });
      case "visit":
        return t("next.visit.text", { day: format.day(present.day) });
      case "rate":
      case "done":
        return present.until
          ? t("next.reopenUntil", { day: format.day(present.until) })
          : t("next.reopenOver");
      case "rejected":
        return present.reason ?? t("next.rejected.text");
      default:
        return t(`next.${present.kind}.text`);
    }
  }

  return (
    <section className={styles.next} data-tone={tone} aria-label={t("next.label")}>
      <Icon aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>
          {step.kind === "merged"
            ? t("next.merged.title", { number: step.number })
            : step.kind === "finish" && ticket.assignee?.name
              ? t("next.finish.named", { name: ticket.assignee.name })
              : t(`next.${step.kind}.title`)}
        </p>
        <p>{words}</p>
        {canReopen && (
          <Button
            size="small"
            className={styles.action}
            icon={<RotateCcw aria-hidden="true" />}
            onClick={onReopen}
          >
            {t("act.reopen.action")}
          </Button>
        )}
        {step.kind === "merged" && (
          <ButtonLink size="small" to={`/tickets/${step.id}`} className={styles.action}>
            {t("next.merged.open")}
          </ButtonLink>
        )}
        {(step.kind === "withdrawn" || step.kind === "rejected") && (
          <ButtonLink
            size="small"
            to={step.kind === "rejected" ? "/support/new" : "/tickets/new"}
            className={styles.action}
          >
            {t(step.kind === "rejected" ? "next.rejected.ask" : "list.new")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
