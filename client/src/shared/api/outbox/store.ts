import { userDb } from "@/shared/lib/user-db";
import { uuid } from "@/shared/lib/uuid";
import type { Purpose } from "../generated/model";
import { currentUserId } from "../tokens";
import type { OutboxBodies, OutboxEntry, OutboxFile, OutboxKind } from "./types";

const listeners = new Set<() => void>();
const channel =
  typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("privet:outbox");
channel?.addEventListener("message", () => notifyHere());

/** A file of a new entry; `mediaId` when it was uploaded already. */
export interface AddedFile {
  file: File;
  mediaId: string | null;
}

export interface NewEntry<K extends OutboxKind> {
  kind: K;
  body: OutboxBodies[K];
  /** The ticket or case of a message; the id of its entry while that is itself not sent yet. */
  target?: string;
  files?: readonly AddedFile[];
  /** The `client_id`, when the form has made one already. */
  id?: string;
}

const PURPOSES: Record<OutboxKind, Purpose> = {
  "ticket.create": "ticket_attachment",
  "ticket.message": "message_attachment",
  "support.create": "message_attachment",
  "support.message": "message_attachment",
};

/** Puts something to be sent into the outbox, from where it is sent by itself, once and in order. */
export async function enqueue<K extends OutboxKind>(entry: NewEntry<K>): Promise<OutboxEntry> {
  const db = await currentDb();
  const transaction = db.transaction("outbox", "readwrite");
  const store = transaction.store;
  const last = await store.index("order").openKeyCursor(null, "prev");
  const target = entry.target ?? null;
  const parent = target && (await store.getKey(target)) !== undefined ? target : null;
  const whole = {
    id: entry.id ?? uuid(),
    kind: entry.kind,
    target: parent ? null : target,
    parent,
    body: entry.body,
    files: (entry.files ?? []).map((file) => fileOf(file, PURPOSES[entry.kind])),
    order: Number(last?.key ?? 0) + 1,
    state: "pending",
    attempts: 0,
    problem: null,
    createdAt: new Date().toISOString(),
  } as OutboxEntry;
  await store.put(whole);
  await transaction.done;
  notify();
  return whole;
}

/** Everything that waits, in the order in which it is sent. */
export async function listEntries(): Promise<OutboxEntry[]> {
  return currentUserId() ? (await currentDb()).getAllFromIndex("outbox", "order") : [];
}

/** Changes an entry that is still there; one that was discarded meanwhile stays away. */
export async function changeEntry(
  id: string,
  change: (entry: OutboxEntry) => OutboxEntry,
): Promise<void> {
  const transaction = (await currentDb()).transaction("outbox", "readwrite");
  const entry = await transaction.store.get(id);
  if (entry) await transaction.store.put(change(entry));
  await transaction.done;
  notify();
}

/** Removes what was sent; messages that waited for it now belong to `made`, the new object. */
export async function settleEntry(id: string, made: string): Promise<void> {
  const transaction = (await currentDb()).transaction("outbox", "readwrite");
  await transaction.store.delete(id);
  for (const entry of await transaction.store.getAll()) {
    if (entry.parent === id) {
      await transaction.store.put({ ...entry, parent: null, target: made });
    }
  }
  await transaction.done;
  notify();
}

/** Tries a failed entry again. */
export function retryEntry(id: string): Promise<void> {
  return changeEntry(id, (entry) => ({ ...entry, state: "pending", attempts: 0, problem: null }));
}

/** Gives an entry up, and the messages that waited for it. */
export async function discardEntry(id: string): Promise<void> {
  const transaction = (await currentDb()).transaction("outbox", "readwrite");
  await transaction.store.delete(id);
  for (const entry of await transaction.store.getAll()) {
    if (entry.parent === id) await transaction.store.delete(entry.id);
  }
  await transaction.done;
  notify();
}

/** Calls `listener` when the outbox changes, in any tab. */
export function onOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  channel?.postMessage(null);
  notifyHere();
}

function notifyHere(): void {
  for (const listener of [...listeners]) listener();
}

function currentDb() {
  const userId = currentUserId();
  if (!userId) throw new Error("The outbox belongs to somebody who is signed in.");
  return userDb(userId);
}

function fileOf({ file, mediaId }: AddedFile, purpose: Purpose): OutboxFile {
  return { id: uuid(), blob: file, name: file.name, type: file.type, purpose, mediaId };
}
