import clsx from "clsx";
import { CalendarClock, TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import type { TicketFound } from "@/shared/api/generated/model";
import type { OutboxEntryOf } from "@/shared/api/outbox";
import { useFormat, useTranslation } from "@/shared/i18n";
import { RelativeTime, useNow } from "@/shared/ui";
import { WaitingBadge } from "@/widgets/chat";
import { StatusBadge } from "@/widgets/StatusBadge";
import styles from "./TicketRow.module.css";

/** A ticket in the list: what it is about, where it stands, and what was said last. */
export function TicketRow({ ticket }: { ticket: TicketFound }) {
  const { t } = useTranslation("tickets");
  const { summary } = ticket;
  const unread = summary?.unread_count ?? 0;
  const last = summary?.last_message;
  const isOpen = ticket.status === "new" || ticket.status === "in_progress";
  return (
    <li>
      <Link to={`/tickets/${ticket.id}`} className={styles.row}>
        <span className={styles.top}>
          <span className={styles.title} data-unread={unread > 0 || undefined}>
            {unread > 0 && (
              <span className="visually-hidden">{t("list.unread", { count: unread })} </span>
            )}
            {ticket.title}
          </span>
          <RelativeTime value={last?.created_at ?? ticket.updated_at} className={styles.time} />
        </span>
        <span className={styles.about}>
          {ticket.number}
          {summary?.device?.title && <> · {summary.device.title}</>}
        </span>
        {last?.body && (
          <span className={clsx(styles.last, unread > 0 && styles.strong)}>
            {last.author_id === ticket.user_id && <>{t("list.you")} </>}
            {last.body}
          </span>
        )}
        <span className={styles.bottom}>
          <StatusBadge status={ticket.status} />
          {isOpen && <Due ticket={ticket} />}
        </span>
      </Link>
    </li>
  );
}

function Due({ ticket }: { ticket: TicketFound }) {
  const { t } = useTranslation("tickets");
  const format = useFormat();
  const isLate = Date.parse(ticket.resolution_due_at) < useNow();
  const Icon = isLate ? TriangleAlert : CalendarClock;
  return (
    <span className={styles.due}>
      <Icon aria-hidden="true" />
      {ticket.preferred_date && !isLate
        ? t("list.wanted", { day: format.day(ticket.preferred_date) })
        : isLate
          ? t("list.late")
          : t("list.due", { at: format.day(ticket.resolution_due_at) })}
    </span>
  );
}

/** A ticket that was written here and is not sent yet. */
export function WaitingTicketRow({ entry }: { entry: OutboxEntryOf<"ticket.create"> }) {
  return (
    <li>
      <Link to={`/tickets/${entry.id}`} className={styles.row}>
        <span className={styles.top}>
          <span className={styles.title}>{entry.body.title}</span>
          <RelativeTime value={entry.createdAt} className={styles.time} />
        </span>
        {entry.body.description && <span className={styles.last}>{entry.body.description}</span>}
        <span className={styles.bottom}>
          <WaitingBadge state={entry.state} />
        </span>
      </Link>
    </li>
  );
}
