import { ArrowDown, MessageCircle } from "lucide-react";
import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Button, ErrorState, Loading, Skeleton } from "@/shared/ui";
import { Bubble } from "./Bubble";
import styles from "./Conversation.module.css";
import { type ChatMessage, type Row, rowsOf, type StreamEvent } from "./model";
import type { Chat } from "./useChat";
import { useStreamScroll } from "./useStreamScroll";

const NO_EVENTS: readonly StreamEvent[] = [];

/**
 * A chat with what happened between the messages, and the dock below it (a `Composer`, most often).
 *
 * It scrolls with the pane it stands in, or with the page. `--dock-bottom` is the height of what
 * covers the bottom of that, such as a phone's bar.
 */
export function Conversation({
  chat,
  events = NO_EVENTS,
  isOwn,
  dock,
  opensAt = "newest",
  children,
}: {
  chat: Chat;
  events?: readonly StreamEvent[];
  /** Which side a message stands on; without it, the reader's own are at the right. */
  isOwn?: (message: ChatMessage) => boolean;
  dock?: ReactNode;
  /** `top`: what stands above the chat is seen first, unless something is unread or far below. */
  opensAt?: "newest" | "top";
  /** What stands at the end of the stream: a question to the reader, or that nobody wrote yet. */
  children?: ReactNode;
}) {
  const { t } = useTranslation("chat");
  const { user } = useSession();
  const stream = useRef<HTMLDivElement>(null);
  const { messages, hasOlder, unreadFrom, isLoading, loadOlder, markRead } = chat;
  const rows = useMemo(
    () => rowsOf(messages, events, { unreadFrom, hasOlder }),
    [messages, events, unreadFrom, hasOlder],
  );
  const isReaders = (message: ChatMessage) => message.authorId === user?.id;
  const latestLoad = useRef(loadOlder);
  latestLoad.current = loadOlder;
  const onNearStart = useCallback(() => latestLoad.current(), []);
  const { unseen, isAtEnd, toEnd } = useStreamScroll(stream, {
    rows,
    isLoading,
    opensAt,
    readerId: user?.id,
    hasOlder,
    onNearStart,
    onSeenEnd: markRead,
  });

  return (
    <section aria-label={t("title")} className={styles.conversation}>
      <div ref={stream} className={styles.stream} role="log" aria-busy={isLoading}>
        {hasOlder && (
          <p className={styles.older}>
            <Button size="small" variant="quiet" pending={chat.isLoadingOlder} onClick={loadOlder}>
              {t("older")}
            </Button>
          </p>
        )}
        {isLoading && <StreamSkeleton />}
        {chat.error && <ErrorState onRetry={chat.reload} />}
        {/* All at once: events that are known before the messages would be pushed away by them. */}
        {!isLoading && (
          <ol className={styles.rows}>
            {rows.map((row) => (
              <StreamRow key={row.id} row={row} chat={chat} own={isOwn ?? isReaders} />
            ))}
          </ol>
        )}
        {!isLoading && children}
      </div>
      <div className={styles.dock} data-dock="">
        {!isAtEnd && (
          <Button
            size="small"
            className={styles.pill}
            icon={unseen > 0 ? <ArrowDown aria-hidden="true" /> : undefined}
            onClick={() => toEnd("smooth")}
          >
            {unseen > 0 ? (
              t("newMessages", { count: unseen })
            ) : (
              <>
                <ArrowDown aria-hidden="true" />
                <span className="visually-hidden">{t("toNewest")}</span>
              </>
            )}
          </Button>
        )}
        {dock}
      </div>
    </section>
  );
}

function StreamRow({
  row,
  chat,
  own,
}: {
  row: Row;
  chat: Chat;
  own: (message: ChatMessage) => boolean;
}) {
  const { t } = useTranslation("chat");
  switch (row.kind) {
    case "day":
      return <Day at={row.at} />;
    case "unread":
      return (
        <li className={styles.unread} data-unread-line="">
          <span>{t("unread")}</span>
        </li>
      );
    case "event":
      return <li className={styles.event}>{row.event.content}</li>;
    case "message":
      return (
        <Bubble
          message={row.message}
          own={own(row.message)}
          isFirst={row.isFirst}
          isLast={row.isLast}
          onRetry={() => chat.retry(row.id)}
          onDiscard={() => chat.discard(row.id)}
        />
      );
  }
}

function Day({ at }: { at: string }) {
  const format = useFormat();
  return (
    <li className={styles.day}>
      <time dateTime={at.slice(0, 10)}>{format.day(at)}</time>
    </li>
  );
}

function StreamSkeleton() {
  return (
    <Loading className={styles.skeleton}>
      <Skeleton shape="block" width="62%" height="4.5rem" />
      <Skeleton shape="block" width="48%" height="3rem" />
      <Skeleton shape="block" width="56%" height="3.75rem" className={styles.right} />
    </Loading>
  );
}

/** Nobody has written yet: says who will, and that writing is welcome. */
export function EmptyChat({ children }: { children: ReactNode }) {
  return (
    <p className={styles.empty}>
      <MessageCircle aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
