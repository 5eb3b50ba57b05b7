import {
  type ListTicketsParams,
  TicketPriority,
  TicketSort,
  TicketStatus,
  type ViewFilter,
} from "@/shared/api/generated/model";

/** Which tickets the queue shows; the names are those of the API and of the page's address. */
export type QueueFilter = ViewFilter;

const FLAGS = ["open", "mine", "unassigned", "overdue"] as const;
const TEXTS = [
  "assignee_id",
  "user_id",
  "device_id",
  "created_from",
  "created_to",
  "preferred_from",
  "preferred_to",
  "q",
] as const;
/** Says that all tickets are meant: an address that says nothing means the open ones. */
const ALL = "all";
const VIEW = "view";

function chosen<T extends string>(found: string[], known: Record<string, T>): T[] {
  return Object.values(known).filter((value) => found.includes(value));
}

/** Reads the filter that the address names; what it does not know it leaves out. */
export function readFilter(params: URLSearchParams): QueueFilter {
  const filter: QueueFilter = {};
  const status = chosen(params.getAll("status"), TicketStatus);
  const priority = chosen(params.getAll("priority"), TicketPriority);
  const tag = params.getAll("tag").filter(Boolean);
  const [sort] = chosen(params.getAll("sort"), TicketSort);
  if (status.length > 0) filter.status = status;
  if (priority.length > 0) filter.priority = priority;
  if (tag.length > 0) filter.tag = tag;
  for (const name of FLAGS) if (params.get(name) === "true") filter[name] = true;
  for (const name of TEXTS) {
    const value = params.get(name)?.trim();
    if (value) filter[name] = value;
  }
  const isBare = Object.keys(filter).length === 0 && !params.has(ALL);
  if (isBare) filter.open = true;
  if (sort) filter.sort = sort;
  return filter;
}

/** The address of a filter; `view` is the saved view that it began as. */
export function writeFilter(filter: QueueFilter, view?: string | null): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FLAGS) if (filter[name]) params.set(name, "true");
  for (const name of ["status", "priority", "tag"] as const) {
    for (const value of [...(filter[name] ?? [])].sort()) params.append(name, value);
  }
  for (const name of TEXTS) if (filter[name]) params.set(name, filter[name]);
  if (params.size === 0) params.set(ALL, "true");
  if (filter.sort) params.set("sort", filter.sort);
  if (view) params.set(VIEW, view);
  return params;
}

export function viewOf(params: URLSearchParams): string | null {
  return params.get(VIEW);
}

export function isSameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return String(writeFilter(one)) === String(writeFilter(other));
}

/** The filter as the API takes it. */
export function toParams(filter: QueueFilter): ListTicketsParams {
  return {
    ...filter,
    // Found tickets come best first, unless another order is asked for.
    sort: filter.sort ?? (filter.q ? "relevance" : "-created_at"),
  };
}

/** A filter that a saved view keeps: what the server sends as null is not set. */
export function fromSaved(saved: Record<string, unknown>): QueueFilter {
  const params = new URLSearchParams({ [ALL]: "true" });
  for (const [name, value] of Object.entries(saved)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== false) params.append(name, String(each));
    }
  }
  return readFilter(params);
}

/** How many things narrow the list; the order is none. */
export function countOf(filter: QueueFilter): number {
  const { sort: _, ...narrowing } = filter;
  return Object.values(narrowing).filter(Boolean).length;
}

export const BUILT_IN = ["open", "mine", "unassigned", "overdue", "all"] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

export const BUILT_IN_FILTERS: Readonly<Record<BuiltIn, QueueFilter>> = {
  open: { open: true },
  mine: { open: true, mine: true },
  unassigned: { open: true, unassigned: true },
  overdue: { open: true, overdue: true },
  all: {},
};

/** The built-in view that a filter is, whatever its order. */
export function builtInOf(filter: QueueFilter): BuiltIn | null {
  const { sort: _, ...narrowing } = filter;
  return BUILT_IN.find((name) => isSameFilter(BUILT_IN_FILTERS[name], narrowing)) ?? null;
}
