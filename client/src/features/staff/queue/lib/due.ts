import type { TicketFound } from "@/shared/api/generated/model";

const SOON_MS = 24 * 3600_000;

export type Due = { kind: "none" } | { kind: "overdue" | "soon" | "later"; seconds: number };

/** How a ticket stands to the time by which it is promised. */
export function dueOf(
  { status, resolution_due_at }: Pick<TicketFound, "status" | "resolution_due_at">,
  now: number,
): Due {
  if (status !== "new" && status !== "in_progress") return { kind: "none" };
  const left = Date.parse(resolution_due_at) - now;
  if (left < 0) return { kind: "overdue", seconds: -left / 1000 };
  return { kind: left < SOON_MS ? "soon" : "later", seconds: left / 1000 };
}
