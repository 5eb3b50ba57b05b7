import { MessagesSquare } from "lucide-react";
import { useParams } from "react-router";
import { useTranslation } from "@/shared/i18n";
import { EmptyState, PageHeader, Panes } from "@/shared/ui";
import { CaseList } from "./CaseList";
import { CaseWorkspace } from "./CaseWorkspace";
import styles from "./Desk.module.css";

/** Support cases: the list, and beside it the chat that is open. */
export default function SupportDeskPage() {
  const { t } = useTranslation("desk");
  const { id } = useParams();
  return (
    <Panes
      id="support"
      active={id ? "case" : "list"}
      panes={[
        {
          id: "list",
          label: t("title"),
          width: { initial: 380, min: 300, max: 560 },
          className: styles.list,
          content: <CaseList openId={id} />,
        },
        {
          id: "case",
          label: t("case"),
          className: styles.case,
          content: id ? (
            <CaseWorkspace key={id} id={id} />
          ) : (
            <div className={styles.nothing}>
              <EmptyState icon={<MessagesSquare />} title={t("choose.title")}>
                {t("choose.text")}
              </EmptyState>
            </div>
          ),
        },
      ]}
    />
  );
}

/** The list's heading; the page's own while no case is open. */
export function DeskHeading({ isPage }: { isPage: boolean }) {
  const { t } = useTranslation("desk");
  return isPage ? <PageHeader title={t("title")} /> : <h2 className={styles.side}>{t("title")}</h2>;
}
