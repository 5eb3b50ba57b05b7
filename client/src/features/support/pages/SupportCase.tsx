import { useQuery } from "@tanstack/react-query";
import { CircleCheck, RotateCcw } from "lucide-react";
import type { CaseDetail, CaseStatus } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { Button, ButtonLink, toast } from "@/shared/ui";
import type { MenuAction } from "@/shared/ui/Menu";
import { CaseStatusBadge } from "@/widgets/CaseStatusBadge";
import {
  Composer,
  Conversation,
  ConversationPage,
  ConversationProblem,
  ConversationSkeleton,
  EmptyChat,
  SentOrWaiting,
  useChat,
} from "@/widgets/chat";
import { useCaseEvents } from "@/widgets/timeline";
import { caseQuery, useChangeCaseStatus } from "../api/cases";
import styles from "./SupportCase.module.css";

export default function SupportCasePage() {
  return (
    <SentOrWaiting kind="case" back="/support">
      {(id) => <SentCase id={id} />}
    </SentOrWaiting>
  );
}

function SentCase({ id }: { id: string }) {
  const { t } = useTranslation("support");
  const query = useQuery(caseQuery(id));
  if (query.data) return <Loaded found={query.data} />;
  if (query.isPending) return <ConversationSkeleton />;
  return (
    <ConversationProblem
      query={query}
      title={t("detail.title")}
      back="/support"
      missing={{
        title: t("detail.missing.title"),
        text: t("detail.missing.text"),
        action: t("detail.missing.action"),
      }}
    />
  );
}

function Loaded({ found }: { found: CaseDetail }) {
  const { t } = useTranslation("support");
  const { t: words } = useTranslation("chat");
  const { t: problemWords } = useTranslation("problems");
  const chat = useChat("case", found.id);
  const events = useCaseEvents(found);
  const change = useChangeCaseStatus(found.id);
  const isOpen = found.status === "open" || found.status === "pending";
  const canReopen = found.status === "closed" && found.allowed_transitions.includes("open");

  const move = (status: CaseStatus) =>
    change.mutate(status, {
      onSuccess: () => {
        if (status !== "closed") return;
        toast.success(t("detail.closed"), {
          action: { label: t("detail.undo"), onPress: () => move("open") },
        });
      },
      onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
    });

  const actions: MenuAction[] = [];
  if (isOpen && found.allowed_transitions.includes("closed")) {
    actions.push({
      id: "close",
      label: t("detail.close"),
      icon: <CircleCheck aria-hidden="true" />,
      onSelect: () => move("closed"),
    });
  }

  return (
    <ConversationPage
      title={found.subject}
      number={found.number}
      back="/support"
      badge={
        <span role="status">
          <CaseStatusBadge status={found.status} />
        </span>
      }
      actions={actions}
    >
      <Conversation
        chat={chat}
        events={events}
        dock={
          isOpen ? (
            <Composer
              draftKey={`case-message:${found.id}`}
              label={words("composer.label")}
              onSend={chat.send}
            />
          ) : (
            <div className={styles.over}>
              <p>{t(`detail.over.${found.status === "closed" ? "closed" : "rejected"}`)}</p>
              {canReopen ? (
                <Button
                  icon={<RotateCcw aria-hidden="true" />}
                  pending={change.isPending}
                  onClick={() => move("open")}
                >
                  {t("detail.reopen")}
                </Button>
              ) : (
                <ButtonLink to="/support/new">{t("list.new")}</ButtonLink>
              )}
            </div>
          )
        }
      >
        {chat.messages.length === 0 && !chat.error && isOpen && (
          <EmptyChat>{t("detail.noMessages")}</EmptyChat>
        )}
      </Conversation>
    </ConversationPage>
  );
}
