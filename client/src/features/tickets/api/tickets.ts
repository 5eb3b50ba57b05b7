import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeTicketStatus,
  getTicket,
  listTickets,
  rateTicket,
  updateTicket,
} from "@/shared/api/generated/endpoints/tickets/tickets";
import type {
  ListTicketsParams,
  RatingCreate,
  StatusUpdate,
  TicketDetail,
  TicketFound,
} from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";

export type TicketGroup = "open" | "closed";

const GROUPS: Record<TicketGroup, ListTicketsParams> = {
  open: { open: true },
  closed: { status: ["completed", "rejected"] },
};

/** One's own tickets, the last changed first; staff name themselves, who see everybody's. */
export function myTicketsQuery(group: TicketGroup, ownerId: string | null) {
  const filters: ListTicketsParams = {
    ...GROUPS[group],
    ...(ownerId ? { user_id: ownerId } : {}),
    include: ["summary"],
    sort: "-updated_at",
  };
  return pagedQuery<TicketFound>(keys.tickets.list(filters), (cursor, options) =>
    listTickets({ ...filters, cursor }, options),
  );
}

export function ticketQuery(id: string) {
  return queryOptions({
    queryKey: keys.tickets.detail(id),
    queryFn: ({ signal }) => getTicket(id, { signal }),
  });
}

/** Shows a change at once, and takes it back when the server refuses it. */
function useTicketChange<Change>(
  id: string,
  send: (change: Change) => Promise<TicketDetail | unknown>,
  guess: (ticket: TicketDetail, change: Change) => TicketDetail,
) {
  const client = useQueryClient();
  const queryKey = keys.tickets.detail(id);
  return useMutation({
    mutationFn: send,
    async onMutate(change: Change) {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<TicketDetail>(queryKey);
      if (before) client.setQueryData(queryKey, guess(before, change));
      return { before };
    },
    onError(_error, _change, context) {
      if (context?.before) client.setQueryData(queryKey, context.before);
    },
    onSettled() {
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: keys.tickets.lists });
    },
  });
}

export function useChangeStatus(id: string) {
  return useTicketChange<StatusUpdate>(
    id,
    (change) => changeTicketStatus(id, change),
    (ticket, { status }) => ({ ...ticket, status, allowed_transitions: [] }),
  );
}

export function useRateTicket(id: string) {
  return useTicketChange<RatingCreate>(
    id,
    (rating) => rateTicket(id, rating),
    (ticket, { score, comment }) => ({
      ...ticket,
      rating: { score, comment: comment ?? null, created_at: new Date().toISOString() },
    }),
  );
}

export function useChangePreferredDate(id: string) {
  return useTicketChange<string | null>(
    id,
    (preferred_date) => updateTicket(id, { preferred_date }),
    (ticket, preferred_date) => ({ ...ticket, preferred_date }),
  );
}
