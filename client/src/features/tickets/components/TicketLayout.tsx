import type { ReactNode } from "react";
import { useTranslation } from "@/shared/i18n";
import { CopyButton, PageHeader } from "@/shared/ui";
import styles from "./TicketLayout.module.css";

/** A ticket's page: its title, a line that stays in view, what comes next, and the chat. */
export function TicketLayout({
  title,
  number,
  badge,
  menu,
  children,
}: {
  title: string;
  number?: string;
  badge: ReactNode;
  menu?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("tickets");
  return (
    <div className={styles.page}>
      <PageHeader
        title={title}
        documentTitle={number ? `${number} ${title}` : title}
        back="/tickets"
      />
      <div className={styles.bar}>
        {number && (
          <span className={styles.number}>
            {number}
            <CopyButton value={number} what={t("detail.number")} />
          </span>
        )}
        {badge}
        {menu && <span className={styles.menu}>{menu}</span>}
      </div>
      {children}
    </div>
  );
}
