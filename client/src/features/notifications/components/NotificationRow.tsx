import {
  CircleDot,
  LifeBuoy,
  type LucideIcon,
  MessageCircle,
  MessageCircleReply,
  UserCheck,
} from "lucide-react";
import { Link } from "react-router";
import type { NotificationKind, NotificationRead } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { RelativeTime } from "@/shared/ui";
import styles from "./NotificationRow.module.css";

const ICONS: Record<NotificationKind, LucideIcon> = {
  ticket_status: CircleDot,
  ticket_message: MessageCircle,
  ticket_assigned: UserCheck,
  support_status: LifeBuoy,
  support_message: MessageCircleReply,
};

/** One piece of news; it leads to what it is about, and is read by that. */
export function NotificationRow({
  item,
  to,
  onRead,
}: {
  item: NotificationRead;
  to: string;
  onRead: () => void;
}) {
  const { t } = useTranslation("notifications");
  const Icon = ICONS[item.kind];
  return (
    <li>
      <Link
        to={to}
        className={styles.row}
        data-unread={!item.read_at || undefined}
        onClick={() => {
          if (!item.read_at) onRead();
        }}
      >
        <span className={styles.icon}>
          <Icon aria-hidden="true" />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>
            {!item.read_at && <span className="visually-hidden">{t("unread")} </span>}
            {item.title}
          </span>
          <span className={styles.text}>{item.body}</span>
          <RelativeTime value={item.created_at} className={styles.time} />
        </span>
        <span className={styles.dot} aria-hidden="true" />
      </Link>
    </li>
  );
}
