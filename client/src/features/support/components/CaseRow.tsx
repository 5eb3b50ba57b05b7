import type { CaseRead } from "@/shared/api/generated/model";
import type { OutboxEntryOf } from "@/shared/api/outbox";
import { useTranslation } from "@/shared/i18n";
import { ListRow, RelativeTime } from "@/shared/ui";
import { CaseStatusBadge } from "@/widgets/CaseStatusBadge";
import { WaitingBadge } from "@/widgets/chat";
import styles from "./CaseRow.module.css";

export function CaseRow({ found }: { found: CaseRead }) {
  const { t } = useTranslation("support");
  const last = found.summary?.last_message;
  const unread = found.unread_count ?? 0;
  return (
    <ListRow
      to={`/support/${found.id}`}
      unread={unread > 0}
      title={
        <>
          {unread > 0 && (
            <span className="visually-hidden">{t("list.unread", { count: unread })} </span>
          )}
          {found.subject}
        </>
      }
      trailing={
        <RelativeTime value={last?.created_at ?? found.updated_at} className={styles.time} />
      }
      className={styles.row}
    >
      <span className={styles.last}>
        {last?.author_id === found.user_id && <>{t("list.you")} </>}
        {last?.body ?? found.number}
      </span>
      <span className={styles.bottom}>
        <CaseStatusBadge status={found.status} />
        <span className={styles.number}>{found.number}</span>
      </span>
    </ListRow>
  );
}

/** A case that was written here and is not sent yet. */
export function WaitingCaseRow({ entry }: { entry: OutboxEntryOf<"support.create"> }) {
  return (
    <ListRow
      to={`/support/${entry.id}`}
      title={entry.body.subject}
      trailing={<RelativeTime value={entry.createdAt} className={styles.time} />}
      className={styles.row}
    >
      {entry.body.body && <span className={styles.last}>{entry.body.body}</span>}
      <span className={styles.bottom}>
        <WaitingBadge state={entry.state} />
      </span>
    </ListRow>
  );
}
