import type { QueryClient } from "@tanstack/react-query";
import { listTicketMessages } from "../generated/endpoints/tickets/tickets";
import type { TicketDetail, TicketFound } from "../generated/model";
import { keys } from "../keys";
import { fetchNewer } from "./messages";
import { patchDetail, patchInLists } from "./patch";
import type { Handlers } from "./registry";
import { invalidateSoon } from "./soon";

/** What every change of a ticket leaves to be read anew: lists it may join or leave, counts. */
function touchTicket(client: QueryClient, id: string): void {
  invalidateSoon(client, keys.tickets.detail(id), keys.tickets.lists, keys.tickets.viewCounts);
}

export const ticketHandlers: Handlers = {
  "ticket.created": (client, data) => touchTicket(client, data.ticket_id),

  "ticket.status_changed": (client, data) => {
    const { ticket_id: id, to, changed_at } = data;
    const due = data.resolution_due_at ? { resolution_due_at: data.resolution_due_at } : {};
    patchInLists<TicketFound>(client, keys.tickets.lists, id, {
      status: to,
      updated_at: changed_at,
      ...due,
    });
    patchDetail<TicketDetail>(client, keys.tickets.detail(id), (ticket) => {
      const isKnown = ticket.status_history.some(
        (step) => step.to === to && Date.parse(step.at) === Date.parse(changed_at),
      );
      // An event that was caught up with may be older than what has been read.
      if (isKnown || Date.parse(ticket.updated_at) > Date.parse(changed_at)) return ticket;
      const step = {
        from: data.from,
        to,
        by: data.changed_by,
        by_role: data.changed_by_role,
        comment: data.comment,
        at: changed_at,
      };
      return {
        ...ticket,
        ...due,
        status: to,
        updated_at: changed_at,
        completed_at: data.completed_at === undefined ? ticket.completed_at : data.completed_at,
        // Which moves are allowed now, the server says when it is read anew.
        allowed_transitions: [],
        status_history: [...ticket.status_history, step],
      };
    });
    touchTicket(client, id);
    invalidateSoon(client, ["tickets", "statistics"]);
  },

  "ticket.updated": (client, data) => {
    const { ticket_id: id, values, updated_at } = data;
    if (values) {
      patchInLists<TicketFound>(client, keys.tickets.lists, id, { ...values, updated_at });
      const { assignee_id: _, ...own } = values;
      patchDetail<TicketDetail>(client, keys.tickets.detail(id), { ...own, updated_at });
    }
    touchTicket(client, id);
  },

  "ticket.assigned": (client, data) => {
    const { ticket_id: id, assignee_id } = data;
    patchInLists<TicketFound>(client, keys.tickets.lists, id, { assignee_id });
    touchTicket(client, id);
    invalidateSoon(client, keys.tickets.assignees);
  },

  "ticket.rated": (client, data) => touchTicket(client, data.ticket_id),
  "ticket.work_reported": (client, data) => touchTicket(client, data.ticket_id),
  "ticket.merged": (client, data) => {
    touchTicket(client, data.ticket_id);
    touchTicket(client, data.into_id);
  },

  "ticket.message_added": (client, data) => {
    const id = data.ticket_id;
    void fetchNewer(client, keys.tickets.messages(id), (params, options) =>
      listTicketMessages(id, params, options),
    );
    // Lists show the last message and how many are unread; first answers move the due time.
    touchTicket(client, id);
  },
};
