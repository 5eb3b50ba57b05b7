import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { createTicket } from "@/shared/api/generated/endpoints/tickets/tickets";
import type { TicketCreate } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { type AddedFile, enqueue } from "@/shared/api/outbox";
import { toProblem } from "@/shared/api/problem";
import { isReachable } from "@/shared/api/reachability";
import { uuid } from "@/shared/lib/uuid";

/**
 * Files a ticket: at once when that is possible, so that a refusal stands at its field; else
 * through the outbox, whose entry's id leads to the ticket as well.
 */
export function useFileTicket() {
  const client = useQueryClient();
  // One form is one ticket, however often it is sent.
  const clientId = useRef(uuid());
  return async (
    body: TicketCreate,
    files: readonly AddedFile[],
  ): Promise<{ id: string; isSent: boolean }> => {
    const id = clientId.current;
    const later = async () => {
      await enqueue({ kind: "ticket.create", id, body, files });
      clientId.current = uuid();
      return { id, isSent: false };
    };
    const mediaIds = files.flatMap(({ mediaId }) => mediaId ?? []);
    if (!isReachable() || mediaIds.length < files.length) return later();
    try {
      const ticket = await createTicket(
        { ...body, media_ids: mediaIds, client_id: id },
        { idempotencyKey: id },
      );
      client.setQueryData(keys.tickets.detail(ticket.id), ticket);
      void client.invalidateQueries({ queryKey: keys.tickets.lists });
      clientId.current = uuid();
      return { id: ticket.id, isSent: true };
    } catch (error) {
      if (toProblem(error).isTransient) return later();
      throw error;
    }
  };
}
