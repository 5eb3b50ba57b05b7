import clsx from "clsx";
import { UserRound } from "lucide-react";
import { memo } from "react";
import { Link } from "react-router";
import type { TicketFound } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Avatar, RelativeTime } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { DueText } from "./DueText";
import { Priority } from "./Priority";
import styles from "./TicketRow.module.css";

export interface TicketRowProps {
  ticket: TicketFound;
  to: string;
  isOpen: boolean;
  isSelected: boolean;
  /** Belongs to the list no more: it stays in its place, but pale. */
  hasLeft: boolean;
  onToggle: (id: string, isRange: boolean) => void;
  onFocus: (id: string) => void;
}

export const TicketRow = memo(function TicketRow({
  ticket,
  to,
  isOpen,
  isSelected,
  hasLeft,
  onToggle,
  onFocus,
}: TicketRowProps) {
  const { t } = useTranslation("queue");
  const { id, number, title, status, priority, tags, summary } = ticket;
  const unread = summary?.unread_count ?? 0;
  const customer = summary?.customer.name ?? t("row.nameless");
  const assignee = ticket.assignee_id ? (summary?.assignee?.name ?? t("row.somebody")) : null;
  return (
    <li
      className={clsx(styles.row, hasLeft && styles.left)}
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
    >
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isSelected}
          onChange={(event) => onToggle(id, (event.nativeEvent as MouseEvent).shiftKey)}
          aria-label={t("row.select", { number })}
        />
      </label>
      <Link
        to={to}
        className={styles.link}
        data-row={id}
        aria-current={isOpen ? "page" : undefined}
        onFocus={() => onFocus(id)}
        onClick={(event) => {
          // Shift marks a range here; it must not open a window.
          if (!event.shiftKey) return;
          event.preventDefault();
          onToggle(id, true);
        }}
      >
        <span className={styles.priority}>
          <Priority value={priority} wordless />
        </span>
        <span className={styles.number}>{number}</span>
        <span className={styles.title} data-unread={unread > 0 || undefined}>
          {unread > 0 && (
            <span className="visually-hidden">{t("row.unread", { count: unread })}</span>
          )}
          {(priority === "urgent" || priority === "high") && (
            <span className={styles.alarm}>
              <Priority value={priority} wordless />
            </span>
          )}
          {title}
        </span>
        <span className={styles.who}>
          {customer}
          {summary?.device && (
            <span className={styles.device}>
              {" · "}
              {summary.device.title}
            </span>
          )}
        </span>
        <span className={styles.status}>
          <StatusBadge status={status} />
        </span>
        <span className={styles.due}>
          <DueText ticket={ticket} />
        </span>
        {tags.length > 0 && (
          <span className={styles.tags}>
            {tags.slice(0, 2).map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
            {tags.length > 2 && <span>+{tags.length - 2}</span>}
          </span>
        )}
        <span className={styles.assignee} title={assignee ?? t("row.unassigned")}>
          {assignee ? (
            <Avatar name={assignee} size="small" />
          ) : (
            <span className={styles.nobody} aria-hidden="true">
              <UserRound />
            </span>
          )}
          <span className="visually-hidden">{assignee ?? t("row.unassigned")}</span>
        </span>
        <RelativeTime value={ticket.updated_at} className={styles.time} />
      </Link>
    </li>
  );
});
