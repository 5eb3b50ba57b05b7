import { useQuery } from "@tanstack/react-query";
import { Check, CircleX, Hourglass, Phone, RotateCcw, Ticket, UserRound } from "lucide-react";
import { useState } from "react";
import type { CaseDetail, CaseStatus } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import {
  Button,
  CopyButton,
  Dialog,
  Link,
  Loading,
  PageHeader,
  ProblemState,
  Skeleton,
  TextArea,
  toast,
} from "@/shared/ui";
import { Composer, Conversation, EmptyChat, useChat } from "@/widgets/chat";
import { useCaseEvents } from "@/widgets/timeline";
import { Segments } from "../components/Segments";
import { caseQuery, useCaseStatus } from "./api";
import { CaseBadge } from "./CaseBadge";
import styles from "./Desk.module.css";

export function CaseWorkspace({ id }: { id: string }) {
  const query = useQuery(caseQuery(id));
  if (query.data) return <OpenCase found={query.data} />;
  if (query.error) {
    return (
      <div className={styles.nothing}>
        <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
      </div>
    );
  }
  return (
    <Loading className={styles.caseSkeleton}>
      <Skeleton shape="title" />
      <Skeleton shape="block" width="60%" height="5rem" />
      <Skeleton shape="block" width="45%" height="3.5rem" />
    </Loading>
  );
}

function OpenCase({ found }: { found: CaseDetail }) {
  const { t } = useTranslation("desk");
  const { roles } = useSession();
  const chat = useChat("case", found.id);
  const events = useCaseEvents(found);
  const [kind, setKind] = useState<"answer" | "note">("answer");
  const { customer } = found;
  const isNote = kind === "note";
  return (
    <div className={styles.workspace}>
      <div className={styles.caseHead}>
        <PageHeader
          title={found.subject}
          documentTitle={`${found.number} · ${found.subject}`}
          back="/staff/support"
          actions={<StatusActions found={found} />}
        >
          <span className={styles.meta}>
            <CaseBadge status={found.status} />
            <span className={styles.number}>
              {found.number} <CopyButton value={found.number} what={t("number")} />
            </span>
          </span>
        </PageHeader>
        <ul className={styles.customer}>
          <li>
            <UserRound aria-hidden="true" />
            {roles.includes("admin") ? (
              <Link to={`/staff/users/${customer.id}`}>{customer.name ?? t("nameless")}</Link>
            ) : (
              (customer.name ?? t("nameless"))
            )}
          </li>
          {customer.phone && (
            <li>
              <Phone aria-hidden="true" />
              <a href={`tel:${customer.phone}`}>{customer.phone}</a>
            </li>
          )}
          <li>
            <Ticket aria-hidden="true" />
            <Link to={`/staff?user_id=${customer.id}`}>{t("tickets")}</Link>
          </li>
        </ul>
      </div>
      <div className={styles.chat}>
        <Conversation
          chat={chat}
          events={events}
          isOwn={(message) => message.authorRole !== "customer"}
          dock={
            <div className={styles.dock}>
              <Segments
                label={t("writing")}
                value={kind}
                options={[
                  { value: "answer", label: t("answer") },
                  { value: "note", label: t("note") },
                ]}
                onChange={setKind}
              />
              <Composer
                key={kind}
                draftKey={`support-${kind}:${found.id}`}
                label={t(isNote ? "noteLabel" : "answerLabel")}
                placeholder={t(isNote ? "noteHint" : "answerHint")}
                internal={isNote}
                onSend={chat.send}
              />
            </div>
          }
        >
          {chat.messages.length === 0 && <EmptyChat>{t("noMessages")}</EmptyChat>}
        </Conversation>
      </div>
    </div>
  );
}

const VERBS: Readonly<Record<CaseStatus, typeof Check>> = {
  open: RotateCcw,
  pending: Hourglass,
  closed: Check,
  rejected: CircleX,
};

/** What may come next; a rejection says why, for the customer reads it. */
function StatusActions({ found }: { found: CaseDetail }) {
  const { t } = useTranslation("desk");
  const { t: problemWords } = useTranslation("problems");
  const [isRejecting, setIsRejecting] = useState(false);
  const [reason, setReason] = useState("");
  const { mutate, isPending } = useCaseStatus(found.id);

  const change = (status: CaseStatus, comment?: string) =>
    mutate(
      { status, comment },
      {
        onSuccess: () => {
          setIsRejecting(false);
          setReason("");
          toast.success(t(`done.${status}`));
        },
        onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
      },
    );

  return (
    <>
      {found.allowed_transitions.map((status) => {
        const Icon = VERBS[status];
        return (
          <Button
            key={status}
            size="small"
            variant={status === "closed" ? "primary" : "secondary"}
            disabled={isPending}
            icon={<Icon aria-hidden="true" />}
            onClick={() => (status === "rejected" ? setIsRejecting(true) : change(status))}
          >
            {t(`verb.${status}`)}
          </Button>
        );
      })}
      <Dialog
        open={isRejecting}
        onClose={() => setIsRejecting(false)}
        title={t("reject.title")}
        size="small"
        actions={
          <>
            <Button onClick={() => setIsRejecting(false)}>{t("cancel")}</Button>
            <Button
              variant="danger"
              disabled={!reason.trim()}
              pending={isPending}
              onClick={() => change("rejected", reason.trim())}
            >
              {t("verb.rejected")}
            </Button>
          </>
        }
      >
        <TextArea
          label={t("reject.reason")}
          hint={t("reject.hint")}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Dialog>
    </>
  );
}
