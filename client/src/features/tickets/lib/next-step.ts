import type { TicketDetail } from "@/shared/api/generated/model";

/** What the customer is told about what comes; `at` is the moment that the words name. */
export type NextStep =
  | { kind: "answer"; at: string }
  | { kind: "answerLate" }
  | { kind: "visit"; day: string }
  | { kind: "start"; at: string }
  | { kind: "finish"; at: string }
  | { kind: "late" }
  | { kind: "rate"; until: string | null }
  | { kind: "done"; until: string | null }
  | { kind: "merged"; id: string; number: string }
  | { kind: "withdrawn" }
  | { kind: "rejected"; reason: string | null };

type Facts = Pick<
  TicketDetail,
  | "status"
  | "sla"
  | "user_id"
  | "preferred_date"
  | "completed_at"
  | "rating"
  | "allowed_transitions"
  | "status_history"
  | "merged_into"
>;

const REOPEN_MS = 14 * 24 * 3600_000;

export function nextStep(ticket: Facts, now: number): NextStep {
  const { sla } = ticket;
  const isPast = (at: string) => Date.parse(at) < now;
  switch (ticket.status) {
    case "new":
      if (!sla.first_answered_at) {
        return isPast(sla.first_answer_due_at)
          ? { kind: "answerLate" }
          : { kind: "answer", at: sla.first_answer_due_at };
      }
      if (ticket.preferred_date) return { kind: "visit", day: ticket.preferred_date };
      return isPast(sla.resolution_due_at)
        ? { kind: "late" }
        : { kind: "start", at: sla.resolution_due_at };
    case "in_progress":
      return isPast(sla.resolution_due_at)
        ? { kind: "late" }
        : { kind: "finish", at: sla.resolution_due_at };
    case "completed": {
      const until = reopenUntil(ticket, now);
      return { kind: ticket.rating ? "done" : "rate", until };
    }
    case "rejected": {
      if (ticket.merged_into) return { kind: "merged", ...ticket.merged_into };
      const last = ticket.status_history.findLast(({ to }) => to === "rejected");
      if (last?.by === ticket.user_id) return { kind: "withdrawn" };
      return { kind: "rejected", reason: last?.comment ?? null };
    }
  }
}

/** Until when a completed ticket can be opened again; null when that is over. */
export function reopenUntil(ticket: Pick<Facts, "completed_at">, now: number): string | null {
  if (!ticket.completed_at) return null;
  const until = Date.parse(ticket.completed_at) + REOPEN_MS;
  return until > now ? new Date(until).toISOString() : null;
}
