import { Link } from "react-router";
import { useTranslation } from "@/shared/i18n";
import styles from "./Filter.module.css";

const OPTIONS = ["all", "open", "closed"] as const;

/** Which tickets are shown: links, so that 'back' and a bookmark know it, too. */
export function Filter({ value }: { value: (typeof OPTIONS)[number] }) {
  const { t } = useTranslation("tickets");
  return (
    <nav aria-label={t("list.filter")} className={styles.filter}>
      {OPTIONS.map((option) => (
        <Link
          key={option}
          to={option === "all" ? "/tickets" : `/tickets?show=${option}`}
          replace
          className={styles.option}
          aria-current={option === value ? "true" : undefined}
        >
          {t(`list.shown.${option}`)}
        </Link>
      ))}
    </nav>
  );
}
