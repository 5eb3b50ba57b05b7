import type { TicketFound, TicketPriority, TicketStatus } from "@/shared/api/generated/model";

const BY_STATUS: Readonly<Record<TicketStatus, number>> = {
  in_progress: 0,
  new: 1,
  completed: 2,
  rejected: 3,
};
const BY_PRIORITY: Readonly<Record<TicketPriority, number>> = {
  urgent: 0,
  high: 1,
  normal: 2,
  low: 3,
};

export function isDone({ status }: Pick<TicketFound, "status">): boolean {
  return status === "completed" || status === "rejected";
}

/** The next job first: begun ones, then by urgency and by what is due; done ones last. */
export function inOrderOfWork(visits: readonly TicketFound[]): TicketFound[] {
  return [...visits].sort(
    (one, other) =>
      Number(isDone(one)) - Number(isDone(other)) ||
      BY_STATUS[one.status] - BY_STATUS[other.status] ||
      BY_PRIORITY[one.priority] - BY_PRIORITY[other.priority] ||
      Date.parse(one.resolution_due_at) - Date.parse(other.resolution_due_at),
  );
}

/** Visits by their day, each day in the order of work. */
export function byDay(visits: readonly TicketFound[]): ReadonlyMap<string, TicketFound[]> {
  const days = Map.groupBy(
    visits.filter(({ preferred_date }) => preferred_date !== null),
    ({ preferred_date }) => preferred_date as string,
  );
  return new Map([...days].map(([day, each]) => [day, inOrderOfWork(each)]));
}
