import { ChevronRight } from "lucide-react";
import type { TicketFound } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Card, CountBadge, useNow } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { nextStep } from "../lib/next-step";
import styles from "./Home.module.css";

/** An open ticket: what it is about, where it stands, and what happens next. */
export function TicketCard({ ticket }: { ticket: TicketFound }) {
  const { t } = useTranslation("home");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { key, params } = nextStep(ticket, format, useNow());
  const { summary } = ticket;
  const unread = summary?.unread_count ?? 0;
  return (
    <Card to={`/tickets/${ticket.id}`} className={styles.ticket}>
      <span className={styles.ticketTop}>
        <StatusBadge status={ticket.status} />
        <span className={styles.number}>{ticket.number}</span>
        <CountBadge count={unread} label={common("nav.unread", { count: unread })} />
      </span>
      <span className={styles.ticketTitle}>{ticket.title}</span>
      {summary?.device?.title && <span className={styles.muted}>{summary.device.title}</span>}
      <span className={styles.next} data-late={key === "next.late" || undefined}>
        <span>{t(key, params)}</span>
        <ChevronRight aria-hidden="true" />
      </span>
    </Card>
  );
}
