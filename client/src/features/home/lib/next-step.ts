import type { TicketFound } from "@/shared/api/generated/model";
import type { Formats } from "@/shared/i18n";

export interface NextStep {
  key:
    | "next.visit"
    | "next.late"
    | "next.assigning"
    | "next.waiting"
    | "next.working"
    | "next.workingUnknown";
  params: Record<string, string>;
}

/** What happens next with an open ticket, and until when. */
export function nextStep(ticket: TicketFound, format: Formats, now = Date.now()): NextStep {
  const due = { due: format.moment(ticket.resolution_due_at, now) };
  const name = ticket.summary?.assignee?.name ?? null;
  const visit = ticket.preferred_date;
  if (new Date(ticket.resolution_due_at).getTime() < now) return { key: "next.late", params: {} };
  if (visit && new Date(`${visit}T23:59:59`).getTime() >= now) {
    return { key: "next.visit", params: { day: format.day(visit, now) } };
  }
  if (ticket.status === "new") {
    return name
      ? { key: "next.waiting", params: { name, ...due } }
      : { key: "next.assigning", params: due };
  }
  return name
    ? { key: "next.working", params: { name, ...due } }
    : { key: "next.workingUnknown", params: due };
}
