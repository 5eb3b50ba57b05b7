import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  assignTicket,
  changeTicketStatus,
  getTicket,
  mergeTicket,
  reportWork,
  updateTicket,
} from "@/shared/api/generated/endpoints/tickets/tickets";
import type {
  StatusUpdate,
  TicketDetail,
  TicketFound,
  TicketUpdate,
  WorkReportUpdate,
} from "@/shared/api/generated/model";
import type { RequestOptions } from "@/shared/api/http";
import { keys } from "@/shared/api/keys";
import { tagged } from "@/shared/api/page";
import { toProblem } from "@/shared/api/problem";
import { patchDetail, patchInLists } from "@/shared/api/realtime/patch";

/** What of each ticket has been read, so that nobody writes over what they have not seen. */
const read = new Map<string, { etag: string; ticket: TicketDetail }>();
/** What a change is decided by; the rest changes by itself, such as when the first answer came. */
const DECIDED_BY = [
  ...["title", "description", "status", "priority", "tags", "preferred_date"],
  ...["device_id", "assignee_id", "work_report", "merged_into"],
] as readonly (keyof TicketDetail)[];

async function remembered(
  id: string,
  call: (options: RequestOptions) => Promise<TicketDetail>,
  options?: RequestOptions,
): Promise<TicketDetail> {
  const { data, etag } = await tagged(call, options);
  if (etag) read.set(id, { etag, ticket: data });
  return data;
}

/** Changes the ticket unless somebody was quicker: one's own message is not somebody. */
async function guarded(
  id: string,
  call: (options: RequestOptions) => Promise<TicketDetail>,
): Promise<TicketDetail> {
  const known = read.get(id);
  const matching = (etag: string | undefined) =>
    remembered(id, call, etag ? { headers: { "If-Match": etag } } : undefined);
  try {
    return await matching(known?.etag);
  } catch (error) {
    if (!known || toProblem(error).status !== 412) throw error;
    const now = await tagged((options) => getTicket(id, options));
    if (!now.etag || !areAlike(known.ticket, now.data)) throw error;
    return matching(now.etag);
  }
}

function areAlike(one: TicketDetail, other: TicketDetail): boolean {
  return DECIDED_BY.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

export function ticketQuery(id: string) {
  return queryOptions({
    queryKey: keys.tickets.detail(id),
    queryFn: ({ signal }) => remembered(id, (options) => getTicket(id, options), { signal }),
  });
}

/** A change of one ticket: shown at once here and in the lists, taken back when it is refused. */
function useTicketMutation<Variables>(
  id: string,
  call: (variables: Variables) => Promise<TicketDetail>,
  shown: (variables: Variables, ticket: TicketDetail) => Partial<TicketDetail>,
) {
  const client = useQueryClient();
  const key = keys.tickets.detail(id);
  return useMutation({
    mutationFn: call,
    onMutate: async (variables: Variables) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<TicketDetail>(key);
      if (before) {
        const values = shown(variables, before);
        patchDetail<TicketDetail>(client, key, values);
        patchInLists<TicketFound>(client, keys.tickets.lists, id, rowOf(values));
      }
      return before;
    },
    onSuccess: async (ticket) => {
      // What was asked for while this was under way may be from before it, its ETag too.
      await client.cancelQueries({ queryKey: key });
      client.setQueryData(key, ticket);
    },
    onError: (error, _variables, before) => {
      client.setQueryData(key, before);
      if (before) patchInLists<TicketFound>(client, keys.tickets.lists, id, rowOf(before));
      // Somebody was quicker: what they did is shown, so that one decides by it.
      if ([404, 409, 412].includes(toProblem(error).status)) {
        void client.invalidateQueries({ queryKey: key });
      }
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.tickets.lists });
      void client.invalidateQueries({ queryKey: keys.tickets.viewCounts });
    },
  });
}

/** What of a ticket its row shows, too. */
function rowOf(ticket: Partial<TicketDetail>): Partial<TicketFound> {
  const names = ["title", "status", "priority", "tags", "assignee_id", "preferred_date"] as const;
  return Object.fromEntries(
    names.filter((name) => ticket[name] !== undefined).map((name) => [name, ticket[name]]),
  );
}

export function useUpdateTicket(id: string) {
  return useTicketMutation(
    id,
    (change: TicketUpdate) => guarded(id, (options) => updateTicket(id, change, options)),
    (change) => change,
  );
}

export function useAssignTicket(id: string) {
  return useTicketMutation(
    id,
    ({ assigneeId }: { assigneeId: string | null; name: string | null }) =>
      remembered(id, (options) => assignTicket(id, { assignee_id: assigneeId }, options)),
    ({ assigneeId, name }) => ({
      assignee_id: assigneeId,
      assignee: assigneeId ? { id: assigneeId, name } : null,
    }),
  );
}

export function useMoveTicket(id: string) {
  return useTicketMutation(
    id,
    (move: StatusUpdate) => guarded(id, (options) => changeTicketStatus(id, move, options)),
    ({ status }) => ({ status, allowed_transitions: [] }),
  );
}

export function useReportWork(id: string) {
  return useTicketMutation(
    id,
    (report: WorkReportUpdate) => guarded(id, (options) => reportWork(id, report, options)),
    () => ({}),
  );
}

/** Makes this ticket part of another one; the answer is that other ticket. */
export function useMergeTicket(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (into: string) => mergeTicket(id, { into }),
    onSuccess: (into) => {
      client.setQueryData(keys.tickets.detail(into.id), into);
      void client.invalidateQueries({ queryKey: keys.tickets.detail(id) });
      void client.invalidateQueries({ queryKey: keys.tickets.lists });
      void client.invalidateQueries({ queryKey: keys.tickets.viewCounts });
    },
  });
}
