import { uploadFile } from "@/shared/lib/upload";
import { createCase, createCaseMessage } from "../generated/endpoints/support/support";
import { createTicket, createTicketMessage } from "../generated/endpoints/tickets/tickets";
import type {
  CaseDetail,
  CaseMessageRead,
  TicketDetail,
  TicketMessageRead,
} from "../generated/model";
import { changeEntry } from "./store";
import type { OutboxEntry } from "./types";

/** What the server made of an entry. */
export type Sent =
  | { kind: "ticket.create"; made: TicketDetail }
  | { kind: "ticket.message"; made: TicketMessageRead }
  | { kind: "support.create"; made: CaseDetail }
  | { kind: "support.message"; made: CaseMessageRead };

/**
 * Uploads an entry's files and sends it. Sending the same entry again makes nothing new: its id
 * is the `client_id`, which the server keeps for good, and the idempotency key.
 */
export async function send(entry: OutboxEntry): Promise<Sent> {
  const media_ids = [...(entry.body.media_ids ?? []), ...(await uploadFiles(entry))];
  const client_id = entry.id;
  const options = { idempotencyKey: entry.id };
  switch (entry.kind) {
    case "ticket.create": {
      const body = { ...entry.body, media_ids, client_id };
      return { kind: entry.kind, made: await createTicket(body, options) };
    }
    case "support.create": {
      const body = { ...entry.body, media_ids, client_id };
      return { kind: entry.kind, made: await createCase(body, options) };
    }
    case "ticket.message": {
      const body = { ...entry.body, media_ids, client_id };
      return { kind: entry.kind, made: await createTicketMessage(targetOf(entry), body, options) };
    }
    case "support.message": {
      const body = { ...entry.body, media_ids, client_id };
      return { kind: entry.kind, made: await createCaseMessage(targetOf(entry), body, options) };
    }
  }
}

/** Uploads what is not uploaded yet; each is noted at once, so that a retry goes on from there. */
async function uploadFiles(entry: OutboxEntry): Promise<string[]> {
  const ids: string[] = [];
  for (const file of entry.files) {
    if (file.mediaId) {
      ids.push(file.mediaId);
      continue;
    }
    const media = await uploadFile(file.blob, { purpose: file.purpose, name: file.name });
    ids.push(media.id);
    await changeEntry(entry.id, (present) => ({
      ...present,
      files: present.files.map((each) =>
        each.id === file.id ? { ...each, mediaId: media.id } : each,
      ),
    }));
  }
  return ids;
}

function targetOf(entry: OutboxEntry): string {
  if (!entry.target) throw new Error(`The message ${entry.id} belongs to nothing.`);
  return entry.target;
}
