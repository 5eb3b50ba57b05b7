import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  listCaseMessages,
  markCaseMessagesRead,
} from "@/shared/api/generated/endpoints/support/support";
import {
  listTicketMessages,
  markTicketMessagesRead,
} from "@/shared/api/generated/endpoints/tickets/tickets";
import type {
  CaseMessageRead,
  CaseRead,
  TicketFound,
  TicketMessageRead,
} from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import {
  type AddedFile,
  discardEntry,
  enqueue,
  retryEntry,
  unsent,
  useOutbox,
} from "@/shared/api/outbox";
import { itemsOf, mapItems, type Paged, pagedQuery } from "@/shared/api/page";
import { useSession } from "@/shared/api/session";
import { useObjectUrls } from "../photos";
import { type ChatMessage, firstUnread, fromEntry, fromMessage, inOrder } from "./model";

export type ChatKind = "ticket" | "case";
type MessageRead = TicketMessageRead | CaseMessageRead;

const PAGE = 40;

export interface NewMessage {
  body: string;
  files: AddedFile[];
  /** A note among staff. */
  internal?: boolean;
}

export interface Chat {
  messages: readonly ChatMessage[];
  isLoading: boolean;
  /** Nothing could be read, and nothing is kept from earlier. */
  error: Error | null;
  reload: () => void;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  loadOlder: () => void;
  /** The message above which the line 'new' stands during this visit. */
  unreadFrom: string | null;
  /** Call it when the newest message is in view. */
  markRead: () => void;
  /** Puts the message into the outbox: it is shown at once and sent by itself. */
  send: (message: NewMessage) => Promise<void>;
  retry: (id: string) => void;
  discard: (id: string) => void;
}

function messagesQuery(kind: ChatKind, id: string) {
  return kind === "ticket"
    ? pagedQuery<MessageRead>(keys.tickets.messages(id), (cursor, options) => {
        const params = { order: "newest" as const, limit: PAGE, cursor };
        return listTicketMessages(id, params, options);
      })
    : pagedQuery<MessageRead>(keys.support.messages(id), (cursor, options) => {
        const params = { order: "newest" as const, limit: PAGE, cursor };
        return listCaseMessages(id, params, options);
      });
}

/** The chat of a ticket or of a support case: what was said, and what is on its way. */
export function useChat(kind: ChatKind, id: string, { enabled = true } = {}): Chat {
  const { user } = useSession();
  const query = useInfiniteQuery({ ...messagesQuery(kind, id), enabled });
  const outboxKind = kind === "ticket" ? "ticket.message" : "support.message";
  const entries = useOutbox(outboxKind, id);
  const read = itemsOf(query.data);
  const waiting = unsent(entries, read as { client_id?: string | null }[]);
  const urls = useObjectUrls(waiting.flatMap((entry) => entry.files));

  const messages = useMemo(() => {
    const author = {
      id: user?.id ?? "",
      name: user?.name ?? null,
      role: user?.roles.at(-1) ?? ("customer" as const),
    };
    return inOrder([
      ...read.map(fromMessage),
      ...waiting.map((entry) => fromEntry(entry, author, urls)),
    ]);
  }, [read, waiting, urls, user]);

  const unreadFrom = useUnreadFrom(id, query.data, messages, user?.id);
  const markRead = useMarkRead(kind, id, messages, user?.id);

  const send = useCallback(
    async ({ body, files, internal }: NewMessage) => {
      const words = body.trim();
      await enqueue({
        kind: outboxKind,
        target: id,
        body: { body: words || null, media_ids: [], ...(internal ? { internal } : {}) },
        files,
      });
    },
    [outboxKind, id],
  );

  return {
    messages,
    isLoading: query.isPending && enabled,
    error: query.data ? null : query.error,
    reload: () => void query.refetch(),
    hasOlder: query.hasNextPage,
    isLoadingOlder: query.isFetchingNextPage,
    loadOlder: () => {
      if (!query.isFetchingNextPage && query.hasNextPage) void query.fetchNextPage();
    },
    unreadFrom,
    markRead,
    send,
    retry: (entry) => void retryEntry(entry),
    discard: (entry) => void discardEntry(entry),
  };
}

/** Found once a visit: the line must not jump while one reads. */
function useUnreadFrom(
  id: string,
  data: Paged<MessageRead> | undefined,
  messages: readonly ChatMessage[],
  readerId: string | undefined,
): string | null {
  const [found, setFound] = useState<{ id: string; from: string | null } | null>(null);
  const present = found?.id === id ? found : null;
  const unread = data?.pages[0]?.unread;
  if (!present && unread !== undefined && unread !== null && messages.length > 0) {
    setFound({ id, from: firstUnread(messages, unread, readerId) });
  }
  return present?.from ?? null;
}

/** Tells the server how far one has read, and clears the dots here at once. */
function useMarkRead(
  kind: ChatKind,
  id: string,
  messages: readonly ChatMessage[],
  readerId: string | undefined,
): () => void {
  const client = useQueryClient();
  const marked = useRef<string | null>(null);
  const newest = messages.findLast(
    ({ state, authorId }) => state === "sent" && authorId !== readerId,
  );
  const upTo = newest?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chat begins anew
  useEffect(() => {
    marked.current = null;
  }, [id]);

  return useCallback(() => {
    if (!upTo || marked.current === upTo || document.visibilityState !== "visible") return;
    marked.current = upTo;
    const isTicket = kind === "ticket";
    const tell = isTicket ? markTicketMessagesRead : markCaseMessagesRead;
    void tell(id, { up_to: upTo }).then(
      () => {
        const lists = isTicket ? keys.tickets.lists : keys.support.lists;
        client.setQueriesData<Paged<TicketFound | CaseRead>>({ queryKey: lists }, (data) =>
          data?.pages
            ? mapItems(data, (item) => (item.id === id ? withoutUnread(item) : item))
            : data,
        );
        const key = isTicket ? keys.tickets.messages(id) : keys.support.messages(id);
        client.setQueryData<Paged<MessageRead>>(key, (data) => {
          const [first, ...rest] = data?.pages ?? [];
          return data && first ? { ...data, pages: [{ ...first, unread: 0 }, ...rest] } : data;
        });
        void client.invalidateQueries({ queryKey: keys.notifications.unread });
      },
      () => {
        marked.current = null;
      },
    );
  }, [client, kind, id, upTo]);
}

function withoutUnread<T extends TicketFound | CaseRead>(item: T): T {
  const summary =
    item.summary && "unread_count" in item.summary
      ? { ...item.summary, unread_count: 0 }
      : item.summary;
  return { ...item, summary, ...("unread_count" in item ? { unread_count: 0 } : {}) };
}
