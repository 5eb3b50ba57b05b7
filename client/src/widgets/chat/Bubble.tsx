import clsx from "clsx";
import { CircleAlert, Clock, Lock } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Problem, problemKeys } from "@/shared/api/problem";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Avatar, Button } from "@/shared/ui";
import { Attachments } from "../photos";
import styles from "./Bubble.module.css";
import { type ChatMessage, splitAddresses } from "./model";

interface Props {
  message: ChatMessage;
  own: boolean;
  /** Of those that one author wrote in a row. */
  isFirst: boolean;
  isLast: boolean;
  onRetry: () => void;
  onDiscard: () => void;
}

export const Bubble = memo(BubbleRow, (one, next) => {
  return (
    one.message === next.message &&
    one.own === next.own &&
    one.isFirst === next.isFirst &&
    one.isLast === next.isLast
  );
});

function BubbleRow({ message, own, isFirst, isLast, onRetry, onDiscard }: Props) {
  const { t } = useTranslation("chat");
  const name = useAuthorName(message);
  return (
    <li
      className={clsx(styles.row, own && styles.own, isFirst && styles.first)}
      data-message={message.id}
    >
      {!own && (
        <span className={styles.avatar}>
          {isLast && <Avatar name={message.authorName ?? name} size="small" />}
        </span>
      )}
      <div className={styles.column}>
        {isFirst && (
          <p className={own && !message.internal ? "visually-hidden" : styles.author}>
            <span className={styles.name}>{own ? t("you") : name}</span>
            {message.internal && (
              <span className={styles.noteMark}>
                <Lock aria-hidden="true" />
                {t("note")}
              </span>
            )}
          </p>
        )}
        <div
          className={styles.bubble}
          data-note={message.internal || undefined}
          data-state={message.state}
        >
          <Attachments items={message.attachments} />
          {message.body && <Words text={message.body} />}
          <Mark message={message} />
        </div>
        {message.state === "failed" && (
          <Failure message={message} onRetry={onRetry} onDiscard={onDiscard} />
        )}
      </div>
    </li>
  );
}

function useAuthorName({ authorName, authorRole }: ChatMessage): string {
  const { t } = useTranslation("chat");
  return authorName ?? t(`roles.${authorRole}`);
}

/** Plain words, in which addresses can be followed. */
export function Words({ text }: { text: string }) {
  const parts: ReactNode[] = splitAddresses(text).map((part, at) =>
    at % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
      <a key={at} href={part} target="_blank" rel="noreferrer noopener" className={styles.link}>
        {part}
      </a>
    ) : (
      part
    ),
  );
  return <p className={styles.words}>{parts}</p>;
}

function Mark({ message }: { message: ChatMessage }) {
  const { t } = useTranslation("chat");
  const format = useFormat();
  const at = new Date(message.at);
  return (
    <span className={styles.mark}>
      {message.state === "pending" && (
        <>
          <Clock aria-hidden="true" />
          <span className="visually-hidden">{t("state.pending")}</span>
        </>
      )}
      <time dateTime={at.toISOString()} title={format.exact(at)}>
        {format.time(at)}
      </time>
    </span>
  );
}

function Failure({
  message,
  onRetry,
  onDiscard,
}: Pick<Props, "message" | "onRetry" | "onDiscard">) {
  const { t } = useTranslation("chat");
  const { t: problemWords } = useTranslation("problems");
  const words = message.problem
    ? problemWords(problemKeys(new Problem(message.problem.code, message.problem)))
    : t("state.failed");
  return (
    <div className={styles.failure} role="alert">
      <p>
        <CircleAlert aria-hidden="true" />
        {t("state.failed")} {words}
      </p>
      <span className={styles.failureActions}>
        <Button size="small" onClick={onRetry}>
          {t("state.retry")}
        </Button>
        <Button size="small" variant="quiet" onClick={onDiscard}>
          {t("state.discard")}
        </Button>
      </span>
    </div>
  );
}
