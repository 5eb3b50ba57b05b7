import { useTranslation } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./Auth.module.css";

const ROLES = ["customer", "technician", "support", "admin"] as const;

/** Only a stand on one's own machine has the demo data, and only there these are shown. */
function isDemo(): boolean {
  return ["localhost", "127.0.0.1"].includes(location.hostname);
}

export function DemoLogins({
  onChoose,
}: {
  onChoose: (identity: string, password: string) => void;
}) {
  const { t } = useTranslation("auth");
  if (!isDemo()) return null;
  return (
    <section className={styles.demo} aria-label={t("demo.title")}>
      <p className={styles.demoText}>{t("demo.text")}</p>
      <div className={styles.demoButtons}>
        {ROLES.map((role) => (
          <Button
            key={role}
            size="small"
            onClick={() => onChoose(`${role}@example.com`, `demo-${role}`)}
          >
            {t(`demo.${role}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
