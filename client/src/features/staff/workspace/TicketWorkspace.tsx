import { useQuery } from "@tanstack/react-query";
import {
  ArrowLeft,
  ClipboardCheck,
  Ellipsis,
  GitMerge,
  MapPin,
  Phone,
  Printer,
  UserRound,
} from "lucide-react";
import { useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { TicketDetail, TicketStatus } from "@/shared/api/generated/model";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import {
  Button,
  CopyButton,
  IconButton,
  ListSkeleton,
  ProblemState,
  useDocumentTitle,
} from "@/shared/ui";
import { Menu } from "@/shared/ui/Menu";
import { Conversation, EmptyChat, useChat, Words } from "@/widgets/chat";
import { Attachments, fromRead } from "@/widgets/photos";
import { StatusBadge } from "@/widgets/StatusBadge";
import { useTicketEvents } from "@/widgets/timeline";
import { mapOf } from "../lib/places";
import { StatusPicker } from "../queue/components/pickers";
import { useShortcuts } from "../queue/lib/useShortcuts";
import { ticketQuery, useAssignTicket, useMoveTicket } from "./api/ticket";
import { CustomerCard } from "./components/CustomerCard";
import { DeviceCard } from "./components/DeviceCard";
import { MergeDialog } from "./components/MergeDialog";
import { Properties } from "./components/Properties";
import { ReplyDock } from "./components/ReplyDock";
import { ReportForm } from "./components/ReportForm";
import { useIsNarrow } from "./lib/useIsNarrow";
import { useTell } from "./lib/useTell";
import styles from "./TicketWorkspace.module.css";

/** One ticket as staff work on it: the conversation, and beside it all that one has to know. */
export function TicketWorkspace({ id }: { id: string }) {
  const { t } = useTranslation("workspace");
  const query = useQuery(ticketQuery(id));
  const [params] = useSearchParams();
  const back = params.size > 0 ? `/staff?${params}` : "/staff";
  useDocumentTitle(query.data ? `${query.data.number} ${query.data.title}` : t("title"));
  if (query.data) return <Loaded ticket={query.data} back={back} />;
  return (
    <div className={styles.absent}>
      <Link to={back} className={styles.back}>
        <ArrowLeft aria-hidden="true" />
        {t("back")}
      </Link>
      <h1 className="visually-hidden">{t("title")}</h1>
      {query.isError ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={6} leading />
      )}
    </div>
  );
}

type Asked = "status" | "merge" | "report" | null;

function Loaded({ ticket, back }: { ticket: TicketDetail; back: string }) {
  const { t } = useTranslation("workspace");
  const { user, roles } = useSession();
  const chat = useChat("ticket", ticket.id);
  const events = useTicketEvents(ticket);
  const tell = useTell();
  const move = useMoveTicket(ticket.id);
  const assign = useAssignTicket(ticket.id);
  const [asked, setAsked] = useState<Asked>(null);
  const [target, setTarget] = useState<TicketStatus>();
  // On a phone a technician sees the job first, others the conversation.
  const [tab, setTab] = useState<"chat" | "job">(roles.includes("technician") ? "job" : "chat");
  const box = useRef<HTMLElement>(null);
  const isNarrow = useIsNarrow(box);
  const close = () => setAsked(null);

  const go = (status: TicketStatus, comment: string | null) => {
    close();
    move.mutate(
      { status, comment },
      { onError: (error) => tell(error, () => go(status, comment)) },
    );
  };
  const ask = (status?: TicketStatus) => {
    setTarget(status);
    setAsked("status");
  };
  const start = async () => {
    try {
      if (!ticket.assignee_id && user) {
        await assign.mutateAsync({ assigneeId: user.id, name: user.name });
      }
      go("in_progress", null);
    } catch (error) {
      tell(error, () => void start());
    }
  };
  useShortcuts({ s: () => ask() });

  const canMove = (status: TicketStatus) => ticket.allowed_transitions.includes(status);
  const isOpen = ticket.status === "new" || ticket.status === "in_progress";
  const canReport =
    (ticket.assignee_id === user?.id || roles.includes("admin")) &&
    (ticket.status === "in_progress" || ticket.status === "completed");
  const next =
    ticket.status === "new" && canMove("in_progress") ? (
      <Button
        variant="primary"
        size="small"
        pending={assign.isPending}
        onClick={() => void start()}
      >
        {t("next.start")}
      </Button>
    ) : ticket.status === "in_progress" && canMove("completed") ? (
      <Button variant="primary" size="small" onClick={() => ask("completed")}>
        {t("next.complete")}
      </Button>
    ) : null;
  return (
    <article ref={box} className={styles.workspace} data-narrow={isNarrow || undefined}>
      <header className={styles.header}>
        <Link to={back} className={styles.back} aria-label={t("back")}>
          <ArrowLeft aria-hidden="true" />
        </Link>
        <div className={styles.heading}>
          <p className={styles.facts}>
            <span className={styles.number}>{ticket.number}</span>
            <CopyButton value={ticket.number} what={t("number")} />
            <StatusBadge status={ticket.status} />
          </p>
          <h1 className={styles.title}>{ticket.title}</h1>
        </div>
        <div className={styles.actions}>
          {next}
          <Menu
            label={t("more")}
            trigger={
              <IconButton size="small" label={t("more")}>
                <Ellipsis aria-hidden="true" />
              </IconButton>
            }
            actions={[
              {
                id: "report",
                label: t(ticket.work_report ? "report.edit" : "report.write"),
                icon: <ClipboardCheck aria-hidden="true" />,
                disabled: !canReport,
                onSelect: () => setAsked("report"),
              },
              {
                id: "merge",
                label: t("merge.action"),
                icon: <GitMerge aria-hidden="true" />,
                disabled: !isOpen,
                onSelect: () => setAsked("merge"),
              },
              {
                id: "print",
                label: t("print"),
                icon: <Printer aria-hidden="true" />,
                onSelect: () => window.print(),
              },
            ]}
          />
        </div>
      </header>
      <fieldset className={styles.tabs} aria-label={t("tabs.label")}>
        {(["job", "chat"] as const).map((name) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {t(`tabs.${name}`)}
          </button>
        ))}
      </fieldset>
      <div className={styles.columns} data-tab={tab}>
        {/* Unseen, it could not open at what is unread. */}
        {(!isNarrow || tab === "chat") && (
          <div className={styles.chat}>
            {ticket.merged_into && (
              <p className={styles.merged}>
                {t("merge.into")}{" "}
                <Link to={`/staff/tickets/${ticket.merged_into.id}`}>
                  {ticket.merged_into.number}
                </Link>
              </p>
            )}
            <Opening ticket={ticket} />
            <Conversation
              chat={chat}
              events={events}
              dock={<ReplyDock ticketId={ticket.id} chat={chat} />}
            >
              {chat.messages.length === 0 && !chat.error && <EmptyChat>{t("chatEmpty")}</EmptyChat>}
            </Conversation>
          </div>
        )}
        <aside className={styles.side} aria-label={t("side")}>
          <div className={styles.thumb}>
            {ticket.customer.phone && (
              <a href={`tel:${ticket.customer.phone}`}>
                <Phone aria-hidden="true" />
                {t("call")}
              </a>
            )}
            {ticket.customer.address && (
              <a href={mapOf(ticket.customer.address)} target="_blank" rel="noreferrer">
                <MapPin aria-hidden="true" />
                {t("route")}
              </a>
            )}
          </div>
          <div className={styles.phoneOnly}>
            <Opening ticket={ticket} />
          </div>
          <Properties ticket={ticket} onStatus={() => ask()} />
          {canReport && (
            <Button
              wide
              icon={<ClipboardCheck aria-hidden="true" />}
              onClick={() => setAsked("report")}
              className={styles.report}
            >
              {t(ticket.work_report ? "report.edit" : "report.write")}
            </Button>
          )}
          <CustomerCard ticket={ticket} />
          {ticket.device && <DeviceCard device={ticket.device} />}
          {ticket.merged_tickets.length > 0 && (
            <p className={styles.mergedHere}>
              {t("merge.here")}{" "}
              {ticket.merged_tickets.map((each) => (
                <Link key={each.id} to={`/staff/tickets/${each.id}`}>
                  {each.number}
                </Link>
              ))}
            </p>
          )}
        </aside>
      </div>
      {asked === "status" && (
        <StatusPicker
          count={1}
          allowed={ticket.allowed_transitions}
          initial={target}
          onPick={({ status, comment }) => go(status, comment)}
          onClose={close}
        />
      )}
      {asked === "merge" && <MergeDialog ticket={ticket} onClose={close} />}
      {asked === "report" && <ReportForm ticket={ticket} onClose={close} />}
    </article>
  );
}

/** What the customer wrote when they filed it. */
function Opening({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation("workspace");
  const format = useFormat();
  if (!ticket.description && ticket.attachments.length === 0) return null;
  return (
    <div className={styles.opening}>
      <p className={styles.author}>
        <UserRound aria-hidden="true" />
        {t("opening", {
          name: ticket.customer.name ?? t("customer.nameless"),
          time: format.moment(ticket.created_at),
        })}
      </p>
      {ticket.description && <Words text={ticket.description} />}
      <Attachments items={ticket.attachments.map(fromRead)} />
    </div>
  );
}
