import { useTranslation } from "@/shared/i18n";
import { ButtonLink } from "@/shared/ui";
import styles from "./StillNeedHelp.module.css";

/** The way on when no article helps; what was searched for is the beginning of the ticket. */
export function StillNeedHelp({ about }: { about?: string }) {
  const { t } = useTranslation("faq");
  const title = about ? `?title=${encodeURIComponent(about)}` : "";
  return (
    <section className={styles.help} aria-label={t("help.title")}>
      <p className={styles.title}>{t("help.title")}</p>
      <p className={styles.text}>{t("help.text")}</p>
      <div className={styles.ways}>
        <ButtonLink to={`/tickets/new${title}`} variant="primary">
          {t("help.ticket")}
        </ButtonLink>
        <ButtonLink to="/support/new">{t("help.support")}</ButtonLink>
      </div>
    </section>
  );
}
