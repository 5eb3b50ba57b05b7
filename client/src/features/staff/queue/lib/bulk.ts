import type { AssigneeRead, BulkChange, TicketFound } from "@/shared/api/generated/model";

export type Change = Omit<BulkChange, "ids">;
export interface Step {
  ids: string[];
  change: Change;
}

/** What a row looks like once the change is made. */
export function changed(
  row: TicketFound,
  change: Change,
  assignees: readonly AssigneeRead[],
): Partial<TicketFound> {
  const values: Partial<TicketFound> = {};
  if (change.status) values.status = change.status;
  if (change.priority) values.priority = change.priority;
  if (change.add_tags || change.remove_tags) {
    const kept = row.tags.filter((tag) => !change.remove_tags?.includes(tag));
    values.tags = [...new Set([...kept, ...(change.add_tags ?? [])])];
  }
  if (change.assignee_id !== undefined) {
    values.assignee_id = change.assignee_id;
    const person = assignees.find(({ id }) => id === change.assignee_id);
    if (row.summary) {
      values.summary = {
        ...row.summary,
        assignee: change.assignee_id
          ? { id: change.assignee_id, name: person?.name ?? null }
          : null,
      };
    }
  }
  return values;
}

/** The steps that lead back to `before`; null where there is no way back, as from a status. */
export function undoOf(change: Change, before: readonly TicketFound[]): Step[] | null {
  if (change.status) return null;
  const steps = new Map<string, Step>();
  for (const row of before) {
    const back: Change = {};
    if (change.assignee_id !== undefined) back.assignee_id = row.assignee_id;
    if (change.priority) back.priority = row.priority;
    const added = (change.add_tags ?? []).filter((tag) => !row.tags.includes(tag));
    const removed = (change.remove_tags ?? []).filter((tag) => row.tags.includes(tag));
    if (added.length > 0) back.remove_tags = added;
    if (removed.length > 0) back.add_tags = removed;
    if (Object.keys(back).length === 0) continue;
    const key = JSON.stringify(back);
    const step = steps.get(key) ?? { ids: [], change: back };
    step.ids.push(row.id);
    steps.set(key, step);
  }
  return [...steps.values()];
}
