import { Ellipsis, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "@/shared/i18n";
import { CopyButton, IconButton, PageHeader } from "@/shared/ui";
import { Menu, type MenuAction } from "@/shared/ui/Menu";
import styles from "./ConversationPage.module.css";

/** A ticket's or a case's page: its title, a line that stays in view, and the chat below all. */
export function ConversationPage({
  title,
  number,
  back,
  badge,
  actions,
  children,
}: {
  title: string;
  number?: string;
  back: string;
  badge: ReactNode;
  /** What can be done with it beside writing; it can be printed, too. */
  actions?: readonly MenuAction[];
  children: ReactNode;
}) {
  const { t } = useTranslation("chat");
  const print: MenuAction = {
    id: "print",
    label: t("page.print"),
    icon: <Printer aria-hidden="true" />,
    // After the menu has closed: it would stand on the paper.
    onSelect: () => void setTimeout(() => window.print(), 300),
  };
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
        {actions && (
          <span className={styles.menu}>
            <Menu
              label={t("page.actions")}
              actions={[...actions, print]}
              trigger={
                <IconButton label={t("page.actions")}>
                  <Ellipsis aria-hidden="true" />
                </IconButton>
              }
            />
          </span>
        )}
      </div>
      {children}
    </div>
  );
}
