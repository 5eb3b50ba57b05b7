import { Link } from "react-router";
import { useTranslation } from "@/shared/i18n";
import styles from "./Brand.module.css";

export function Brand({ to = "/", compact }: { to?: string; compact?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to={to} className={styles.brand} aria-label={t("appName")}>
      <svg viewBox="0 0 32 32" aria-hidden="true" className={styles.mark}>
        <rect width="32" height="32" rx="9" fill="var(--accent)" />
        <path
          d="M10 23V10.5h6.6a4.7 4.7 0 0 1 0 9.4H13"
          fill="none"
          stroke="var(--accent-text)"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="22.6" cy="23" r="1.9" fill="var(--accent-text)" />
      </svg>
      {!compact && <span>{t("appName")}</span>}
    </Link>
  );
}
