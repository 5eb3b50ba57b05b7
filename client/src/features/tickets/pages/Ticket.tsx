import { useQuery } from "@tanstack/react-query";
import { CalendarDays, Undo2 } from "lucide-react";
import { useMemo, useState } from "react";
import type { TicketDetail } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import type { MenuAction } from "@/shared/ui/Menu";
import {
  type ChatMessage,
  Composer,
  Conversation,
  ConversationPage,
  ConversationProblem,
  ConversationSkeleton,
  EmptyChat,
  SentOrWaiting,
  useChat,
} from "@/widgets/chat";
import { fromRead } from "@/widgets/photos";
import { StatusBadge } from "@/widgets/StatusBadge";
import { useTicketEvents } from "@/widgets/timeline";
import { ticketQuery } from "../api/tickets";
import { DayDialog, StatusDialog } from "../components/dialogs";
import { Facts } from "../components/Facts";
import { NextStep } from "../components/NextStep";
import { RatingCard } from "../components/RatingCard";

export default function TicketPage() {
  return (
    <SentOrWaiting kind="ticket" back="/tickets">
      {(id) => <SentTicket id={id} />}
    </SentOrWaiting>
  );
}

function SentTicket({ id }: { id: string }) {
  const { t } = useTranslation("tickets");
  const query = useQuery(ticketQuery(id));
  if (query.data) return <Loaded ticket={query.data} />;
  if (query.isPending) return <ConversationSkeleton />;
  return (
    <ConversationProblem
      query={query}
      title={t("detail.title")}
      back="/tickets"
      missing={{
        title: t("detail.missing.title"),
        text: t("detail.missing.text"),
        action: t("detail.missing.action"),
      }}
    />
  );
}

type Open = "withdraw" | "reopen" | "day" | null;

function Loaded({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation("tickets");
  const { t: words } = useTranslation("chat");
  const [open, setOpen] = useState<Open>(null);
  const chat = useChat("ticket", ticket.id);
  const events = useTicketEvents(ticket);
  const isOpen = ticket.status === "new" || ticket.status === "in_progress";
  const opening = useMemo(() => openingOf(ticket), [ticket]);
  const messages = useMemo(
    () => (opening && !chat.hasOlder ? [opening, ...chat.messages] : chat.messages),
    [opening, chat.hasOlder, chat.messages],
  );

  const actions: MenuAction[] = [];
  if (isOpen) {
    actions.push({
      id: "day",
      label: t("day.title"),
      icon: <CalendarDays aria-hidden="true" />,
      onSelect: () => setOpen("day"),
    });
  }
  if (ticket.status === "new" && ticket.allowed_transitions.includes("rejected")) {
    actions.push({
      id: "withdraw",
      label: t("act.withdraw.title"),
      icon: <Undo2 aria-hidden="true" />,
      danger: true,
      onSelect: () => setOpen("withdraw"),
    });
  }

  return (
    <ConversationPage
      title={ticket.title}
      number={ticket.number}
      back="/tickets"
      badge={
        <span role="status">
          <StatusBadge status={ticket.status} />
        </span>
      }
      actions={actions}
    >
      <NextStep ticket={ticket} onReopen={() => setOpen("reopen")} />
      <Facts ticket={ticket} onChangeDate={isOpen ? () => setOpen("day") : undefined} />
      <Conversation
        chat={{ ...chat, messages }}
        events={events}
        opensAt="top"
        dock={
          <Composer
            draftKey={`ticket-message:${ticket.id}`}
            label={words("composer.label")}
            onSend={chat.send}
          />
        }
      >
        {chat.messages.length === 0 && !chat.error && isOpen && (
          <EmptyChat>{t("detail.noMessages")}</EmptyChat>
        )}
        {ticket.status === "completed" && !ticket.rating && <RatingCard ticketId={ticket.id} />}
      </Conversation>
      <StatusDialog
        act={open === "reopen" ? "reopen" : "withdraw"}
        ticketId={ticket.id}
        open={open === "withdraw" || open === "reopen"}
        onClose={() => setOpen(null)}
      />
      {open === "day" && (
        <DayDialog
          ticketId={ticket.id}
          day={ticket.preferred_date}
          open
          onClose={() => setOpen(null)}
        />
      )}
    </ConversationPage>
  );
}

/** What the ticket was filed with begins the conversation. */
function openingOf(ticket: TicketDetail): ChatMessage | null {
  const body = [ticket.description, ...ticket.attachment_urls].filter(Boolean).join("\n");
  if (!body && ticket.attachments.length === 0) return null;
  return {
    id: "opening",
    authorId: ticket.user_id,
    authorRole: "customer",
    authorName: ticket.customer.name,
    body: body || null,
    internal: false,
    attachments: ticket.attachments.map(fromRead),
    // Not before the line that says that it was filed.
    at: ticket.status_history[0]?.at ?? ticket.created_at,
    state: "sent",
    problem: null,
  };
}
