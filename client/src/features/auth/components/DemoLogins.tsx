import { queryOptions, useQuery } from "@tanstack/react-query";
import { gatewayVersion } from "@/shared/api/generated/endpoints/platform/platform";
import { keys } from "@/shared/api/keys";
import { useTranslation } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./Auth.module.css";

const ROLES = ["customer", "technician", "support", "admin"] as const;

const demoQuery = queryOptions({
  queryKey: keys.platform.version,
  queryFn: ({ signal }) => gatewayVersion({ signal }),
  meta: { persist: false },
});

/** Offered where the demo data is, as the gateway says: never in production. */
export function DemoLogins({
  onChoose,
}: {
  onChoose: (identity: string, password: string) => void;
}) {
  const { t } = useTranslation("auth");
  const { data } = useQuery(demoQuery);
  if (data?.data !== "demo") return null;
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
