import { CloudUpload, TriangleAlert } from "lucide-react";
import { useNavigate } from "react-router";
import { discardEntry, type OutboxEntryOf, retryEntry } from "@/shared/api/outbox";
import { Problem, problemKeys } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Badge, Button, Card, useOnline } from "@/shared/ui";
import { type ChatMessage, Composer, Conversation, useChat } from "@/widgets/chat";
import { fromOutbox, useObjectUrls } from "@/widgets/photos";
import { TicketLayout } from "./TicketLayout";
import styles from "./WaitingTicket.module.css";

/** A ticket that is still in the outbox: it is safe here, and one can go on writing. */
export function WaitingTicket({ entry }: { entry: OutboxEntryOf<"ticket.create"> }) {
  const { t } = useTranslation("tickets");
  const { t: problemWords } = useTranslation("problems");
  const online = useOnline();
  const navigate = useNavigate();
  const { user } = useSession();
  const chat = useChat("ticket", entry.id, { enabled: false });
  const urls = useObjectUrls(entry.files);
  const isFailed = entry.state === "failed";
  const opening: ChatMessage = {
    id: "opening",
    authorId: user?.id ?? "",
    authorRole: "customer",
    authorName: user?.name ?? null,
    body: entry.body.description ?? null,
    internal: false,
    attachments: entry.files.map((file) => fromOutbox(file, urls.get(file.id) ?? null)),
    at: entry.createdAt,
    state: "pending",
    problem: null,
  };
  const hasOpening = Boolean(opening.body) || opening.attachments.length > 0;
  return (
    <TicketLayout
      title={entry.body.title}
      badge={
        <Badge
          tone={isFailed ? "danger" : "neutral"}
          icon={
            isFailed ? <TriangleAlert aria-hidden="true" /> : <CloudUpload aria-hidden="true" />
          }
        >
          {t(isFailed ? "waiting.failed" : "waiting.badge")}
        </Badge>
      }
    >
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
                void discardEntry(entry.id).then(() => navigate("/tickets", { replace: true }));
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
            draftKey={`ticket-message:${entry.id}`}
            label={t("detail.write")}
            onSend={chat.send}
          />
        }
      />
    </TicketLayout>
  );
}
