import type { CaseCreate, MessageCreate, Purpose, TicketCreate } from "../generated/model";

/** What can be written offline, by kind: the body that the API takes, without `client_id`. */
export interface OutboxBodies {
  "ticket.create": TicketCreate;
  "ticket.message": MessageCreate;
  "support.create": CaseCreate;
  "support.message": MessageCreate;
}

export type OutboxKind = keyof OutboxBodies;

/** A photo or file that waits with its entry; `mediaId` once it is uploaded. */
export interface OutboxFile {
  id: string;
  blob: Blob;
  name: string;
  type: string;
  purpose: Purpose;
  mediaId: string | null;
}

/** Why the server will not take an entry, as `Problem` says it. */
export interface OutboxProblem {
  code: string;
  status: number;
  detail: string;
}

interface EntryOf<K extends OutboxKind> {
  /** Also the `client_id` and the idempotency key, so that nothing is ever made twice. */
  id: string;
  kind: K;
  /** The ticket or case that a message belongs to. */
  target: string | null;
  /** The entry that has to be sent first: a ticket that is itself still waiting. */
  parent: string | null;
  body: OutboxBodies[K];
  files: OutboxFile[];
  /** Sent in this order. */
  order: number;
  /** `pending`: will be sent by itself; `failed`: needs the person (retry or discard). */
  state: "pending" | "failed";
  attempts: number;
  problem: OutboxProblem | null;
  createdAt: string;
}

export type OutboxEntry = { [K in OutboxKind]: EntryOf<K> }[OutboxKind];
export type OutboxEntryOf<K extends OutboxKind> = Extract<OutboxEntry, { kind: K }>;
