import type { ReactNode } from "react";
import type { CaseMessageRead, Role, TicketMessageRead } from "@/shared/api/generated/model";
import type { OutboxEntryOf, OutboxProblem } from "@/shared/api/outbox";
import { type Attachment, fromOutbox, fromRead } from "../photos";

/** A message as it is shown, sent or still on its way. */
export interface ChatMessage {
  id: string;
  authorId: string;
  authorRole: Role;
  authorName: string | null;
  body: string | null;
  /** A note among staff. */
  internal: boolean;
  attachments: Attachment[];
  at: string;
  state: "sent" | "pending" | "failed";
  problem: OutboxProblem | null;
}

/** What happened between the messages: a change of status, a report. */
export interface StreamEvent {
  id: string;
  at: string;
  content: ReactNode;
}

export type Row =
  | { kind: "day"; id: string; at: string }
  | { kind: "unread"; id: string }
  | { kind: "event"; id: string; event: StreamEvent }
  | { kind: "message"; id: string; message: ChatMessage; isFirst: boolean; isLast: boolean };

/** Messages of one author within this time stand together. */
const TOGETHER_MS = 5 * 60_000;

export function fromMessage(read: TicketMessageRead | CaseMessageRead): ChatMessage {
  return {
    id: read.id,
    authorId: read.author_id,
    authorRole: read.author_role,
    authorName: read.author_name,
    body: read.body,
    internal: read.internal,
    attachments: read.attachments.map(fromRead),
    at: read.created_at,
    state: "sent",
    problem: null,
  };
}

export function fromEntry(
  entry: OutboxEntryOf<"ticket.message" | "support.message">,
  author: { id: string; name: string | null; role: Role },
  urls: ReadonlyMap<string, string>,
): ChatMessage {
  return {
    id: entry.id,
    authorId: author.id,
    authorRole: author.role,
    authorName: author.name,
    body: entry.body.body ?? null,
    internal: entry.body.internal ?? false,
    attachments: entry.files.map((file) => fromOutbox(file, urls.get(file.id) ?? null)),
    at: entry.createdAt,
    state: entry.state,
    problem: entry.problem,
  };
}

/** Oldest first; what is not sent yet stands at the end, whatever this device's clock says. */
export function inOrder(messages: readonly ChatMessage[]): ChatMessage[] {
  const sent = messages.filter((message) => message.state === "sent");
  const waiting = messages.filter((message) => message.state !== "sent");
  sent.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
  return [...sent, ...waiting];
}

/** The oldest of the `count` newest messages that are not the reader's own. */
export function firstUnread(
  messages: readonly ChatMessage[],
  count: number,
  readerId: string | undefined,
): string | null {
  if (count <= 0) return null;
  const others = messages.filter(
    ({ authorId, state }) => authorId !== readerId && state === "sent",
  );
  return others.at(-Math.min(count, others.length))?.id ?? null;
}

/**
 * The whole stream: days, what happened, messages, and the line above the first unread one.
 * Events older than the oldest message that is loaded wait until the messages around them are.
 */
export function rowsOf(
  messages: readonly ChatMessage[],
  events: readonly StreamEvent[],
  { unreadFrom, hasOlder }: { unreadFrom: string | null; hasOlder: boolean },
): Row[] {
  const oldest = messages[0] ? Date.parse(messages[0].at) : Number.NEGATIVE_INFINITY;
  const shown = hasOlder ? events.filter((event) => Date.parse(event.at) >= oldest) : events;
  const waiting = messages.filter((message) => message.state !== "sent");
  const told = [
    ...shown.map((event) => ({ at: event.at, event })),
    ...messages
      .filter((message) => message.state === "sent")
      .map((message) => ({ at: message.at, message })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

  const rows: Row[] = [];
  let day = "";
  let last: Extract<Row, { kind: "message" }> | null = null;
  const startDay = (at: string) => {
    const present = new Date(at).toDateString();
    if (present === day) return;
    day = present;
    last = null;
    rows.push({ kind: "day", id: `day-${present}`, at });
  };
  const addMessage = (message: ChatMessage) => {
    startDay(message.at);
    if (message.id === unreadFrom) {
      last = null;
      rows.push({ kind: "unread", id: "unread" });
    }
    const joins = last !== null && areTogether(last.message, message);
    if (joins && last) last.isLast = false;
    last = { kind: "message", id: message.id, message, isFirst: !joins, isLast: true };
    rows.push(last);
  };
  for (const each of told) {
    if ("message" in each) {
      addMessage(each.message);
    } else {
      startDay(each.at);
      last = null;
      rows.push({ kind: "event", id: each.event.id, event: each.event });
    }
  }
  for (const message of waiting) addMessage(message);
  return rows;
}

function areTogether(one: ChatMessage, next: ChatMessage): boolean {
  return (
    one.authorId === next.authorId &&
    one.internal === next.internal &&
    Date.parse(next.at) - Date.parse(one.at) < TOGETHER_MS
  );
}

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/g;

/** Words and the addresses between them, alternately: odd places are addresses. */
export function splitAddresses(text: string): string[] {
  return text.split(ADDRESS);
}
