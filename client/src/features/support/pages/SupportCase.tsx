import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, Ellipsis, Printer, RotateCcw, SearchX } from "lucide-react";
import { Navigate, useParams } from "react-router";
import type { CaseDetail, CaseStatus } from "@/shared/api/generated/model";
import { useOutbox } from "@/shared/api/outbox";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import {
  Button,
  ButtonLink,
  EmptyState,
  IconButton,
  PageHeader,
  ProblemState,
  toast,
} from "@/shared/ui";
import { Menu, type MenuAction } from "@/shared/ui/Menu";
import { CaseStatusBadge } from "@/widgets/CaseStatusBadge";
import {
  Composer,
  Conversation,
  ConversationPage,
  ConversationSkeleton,
  EmptyChat,
  useChat,
  WaitingPage,
} from "@/widgets/chat";
import { useCaseEvents } from "@/widgets/timeline";
import { caseQuery, useChangeCaseStatus } from "../api/cases";
import styles from "./SupportCase.module.css";

export default function SupportCasePage() {
  const { id = "" } = useParams();
  const client = useQueryClient();
  const waiting = useOutbox("support.create").find((entry) => entry.id === id);
  if (waiting) return <WaitingPage entry={waiting} back="/support" />;
  const sent = client
    .getQueriesData<CaseDetail>({ queryKey: ["support", "detail"] })
    .find(([, found]) => found?.client_id === id)?.[1];
  if (sent) return <Navigate to={`/support/${sent.id}`} replace />;
  return <SentCase key={id} id={id} />;
}

function SentCase({ id }: { id: string }) {
  const { t } = useTranslation("support");
  const query = useQuery(caseQuery(id));
  if (query.data) return <Loaded found={query.data} />;
  if (query.isPending) return <ConversationSkeleton />;
  if ([404, 422].includes(toProblem(query.error).status)) {
    return (
      <>
        <PageHeader title={t("detail.missing.title")} back="/support" />
        <EmptyState
          icon={<SearchX />}
          title={t("detail.missing.title")}
          action={<ButtonLink to="/support">{t("detail.missing.action")}</ButtonLink>}
        >
          {t("detail.missing.text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("detail.title")} back="/support" />
      <ProblemState
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    </>
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

  const actions: MenuAction[] = [
    {
      id: "print",
      label: t("detail.print"),
      icon: <Printer aria-hidden="true" />,
      // After the menu has closed: it would stand on the paper.
      onSelect: () => void setTimeout(() => window.print(), 300),
    },
  ];
  if (isOpen && found.allowed_transitions.includes("closed")) {
    actions.unshift({
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
      menu={
        <Menu
          label={t("detail.actions")}
          actions={actions}
          trigger={
            <IconButton label={t("detail.actions")}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
      }
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
