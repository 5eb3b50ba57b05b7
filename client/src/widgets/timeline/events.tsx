import {
  CircleCheck,
  CircleDot,
  CircleX,
  Hourglass,
  type LucideIcon,
  RotateCcw,
  Star,
  Timer,
} from "lucide-react";
import { useMemo } from "react";
import type {
  CaseDetail,
  CaseStatus,
  CaseStatusChangeRead,
  StatusChangeRead,
  TicketDetail,
  TicketStatus,
} from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import type { Tone } from "@/shared/ui";
import type { StreamEvent } from "../chat/model";
import { Stars } from "./Stars";
import { StatusLine } from "./StatusLine";
import { WorkReport } from "./WorkReport";

type Look = [tone: Tone, icon: LucideIcon];

const TICKET_LOOKS: Record<TicketStatus, Look> = {
  new: ["info", CircleDot],
  in_progress: ["warning", Timer],
  completed: ["success", CircleCheck],
  rejected: ["danger", CircleX],
};

const CASE_LOOKS: Record<CaseStatus, Look> = {
  open: ["info", CircleDot],
  pending: ["warning", Hourglass],
  closed: ["success", CircleCheck],
  rejected: ["danger", CircleX],
};

/** How a step is told: an opened-again ticket is not 'taken to work' once more. */
export function ticketStepKind({ from, to }: Pick<StatusChangeRead, "from" | "to">) {
  if (from === null) return "created";
  if (to === "in_progress" && (from === "completed" || from === "rejected")) return "reopened";
  return to;
}

/** Null for whose turn it is to write: the messages say that themselves. */
function caseStepKind({ from, to }: Pick<CaseStatusChangeRead, "from" | "to">) {
  if (from === null) return "created";
  if (to === "closed" || to === "rejected") return to;
  return from === "closed" || from === "rejected" ? "reopened" : null;
}

/** Everything that happened to a ticket but its messages, for the stream of its chat. */
export function useTicketEvents(ticket: TicketDetail | undefined): StreamEvent[] {
  const { t } = useTranslation("chat");
  return useMemo(() => {
    if (!ticket) return [];
    const steps = ticket.status_history.map((step, at) => {
      const kind = ticketStepKind(step);
      const [tone, icon] =
        kind === "reopened" ? (["warning", RotateCcw] as const) : TICKET_LOOKS[step.to];
      const isOwn = step.by === ticket.user_id;
      const words =
        kind === "rejected" && isOwn ? t("events.ticket.withdrawn") : t(`events.ticket.${kind}`);
      return {
        id: `step-${at}`,
        at: step.at,
        content: (
          <StatusLine
            icon={icon}
            tone={tone}
            at={step.at}
            by={isOwn ? null : step.by_name}
            comment={step.comment}
          >
            {words}
          </StatusLine>
        ),
      };
    });
    const events: StreamEvent[] = [...steps];
    const { work_report: report, rating } = ticket;
    if (report) {
      events.push({
        id: "report",
        at: report.created_at,
        content: <WorkReport report={report} />,
      });
    }
    if (rating) {
      events.push({
        id: "rating",
        at: rating.created_at,
        content: (
          <StatusLine icon={Star} tone="warning" at={rating.created_at} comment={rating.comment}>
            <Stars score={rating.score} />
          </StatusLine>
        ),
      });
    }
    return events;
  }, [ticket, t]);
}

/** Everything that happened to a support case but its messages. */
export function useCaseEvents(found: CaseDetail | undefined): StreamEvent[] {
  const { t } = useTranslation("chat");
  return useMemo(
    () =>
      found?.status_history.flatMap((step, at) => {
        const kind = caseStepKind(step);
        if (!kind) return [];
        const [tone, icon] =
          kind === "reopened" ? (["info", RotateCcw] as const) : CASE_LOOKS[step.to];
        return {
          id: `step-${at}`,
          at: step.at,
          content: (
            <StatusLine
              icon={icon}
              tone={tone}
              at={step.at}
              by={step.by === found.user_id ? null : step.by_name}
              comment={step.comment}
            >
              {t(`events.case.${kind}`)}
            </StatusLine>
          ),
        };
      }) ?? [],
    [found, t],
  );
}
