import { useNavigate } from "react-router";
import { discardEntry, type OutboxEntryOf, retryEntry } from "@/shared/api/outbox";
import { Problem, problemKeys } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Button, Card, useOnline } from "@/shared/ui";
import { fromOutbox, useObjectUrls } from "../photos";
import { Composer } from "./Composer";
import { Conversation } from "./Conversation";
import { ConversationPage } from "./ConversationPage";
import type { ChatMessage } from "./model";
import { useChat } from "./useChat";
import { WaitingBadge } from "./WaitingBadge";
import styles from "./WaitingPage.module.css";

/** A ticket or case that is still in the outbox: it is safe here, and one can go on writing. */
export function WaitingPage({
  entry,
  back,
}: {
  entry: OutboxEntryOf<"ticket.create" | "support.create">;
  back: string;
}) {
  const { t } = useTranslation("chat");
  const { t: problemWords } = useTranslation("problems");
  const online = useOnline();
  const navigate = useNavigate();
  const { user } = useSession();
  const isTicket = entry.kind === "ticket.create";
  const title = entry.kind === "ticket.create" ? entry.body.title : entry.body.subject;
  const body = entry.kind === "ticket.create" ? entry.body.description : entry.body.body;
  const chat = useChat(isTicket ? "ticket" : "case", entry.id, { enabled: false });
  const urls = useObjectUrls(entry.files);
  const isFailed = entry.state === "failed";
  const opening: ChatMessage = {
    id: "opening",
    authorId: user?.id ?? "",
    authorRole: "customer",
    authorName: user?.name ?? null,
    body: body ?? null,
    internal: false,
    attachments: entry.files.map((file) => fromOutbox(file, urls.get(file.id) ?? null)),
    at: entry.createdAt,
    state: "pending",
    problem: null,
  };
  const hasOpening = Boolean(opening.body) || opening.attachments.length > 0;
  return (
    <ConversationPage title={title} back={back} badge={<WaitingBadge state={entry.state} />}>
      <Card className={styles.card} role={isFailed ? "alert" : "status"}>
        <p className={styles.title}>
          {t(isFailed ? "waiting.failedTitle" : online ? "waiting.sending" : "waiting.offline")}
        </p>
        <p>
          {isFailed && entry.problem
            ? problemWords(problemKeys(new Problem(entry.problem.code, entry.problem)))
            : t("waiting.safe")}
        </p>
        {isFailed && (
          <div className={styles.actions}>
            <Button variant="primary" onClick={() => void retryEntry(entry.id)}>
              {t("waiting.retry")}
            </Button>
            <Button
              onClick={() => {
                void discardEntry(entry.id).then(() => navigate(back, { replace: true }));
              }}
            >
              {t("waiting.discard")}
            </Button>
          </div>
        )}
      </Card>
      <Conversation
        chat={{ ...chat, messages: hasOpening ? [opening, ...chat.messages] : chat.messages }}
        dock={
          <Composer
            draftKey={`${isTicket ? "ticket" : "case"}-message:${entry.id}`}
            label={t("composer.label")}
            onSend={chat.send}
          />
        }
      />
    </ConversationPage>
  );
}
