import type { ReactNode } from "react";
import { useTranslation } from "@/shared/i18n";
import { CopyButton, PageHeader } from "@/shared/ui";
import styles from "./ConversationPage.module.css";

/** A ticket's or a case's page: its title, a line that stays in view, and the chat below all. */
export function ConversationPage({
  title,
  number,
  back,
  badge,
  menu,
  children,
}: {
  title: string;
  number?: string;
  back: string;
  badge: ReactNode;
  menu?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("chat");
  return (
    <div className={styles.page}>
      <PageHeader title={title} documentTitle={number ? `${number} ${title}` : title} back={back} />
      <div className={styles.bar}>
        {number && (
          <span className={styles.number}>
            {number}
            <CopyButton value={number} what={t("number")} />
          </span>
        )}
        {badge}
        {menu && <span className={styles.menu}>{menu}</span>}
      </div>
      {children}
    </div>
  );
}
