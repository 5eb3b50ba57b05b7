import { useQuery } from "@tanstack/react-query";
import type { NotificationKind } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { isStaff } from "@/shared/lib/access";
import { Card, Link, Loading, ProblemState, Section, Skeleton, Switch, toast } from "@/shared/ui";
import { preferencesQuery, useChangePreference } from "../api/notifications";
import styles from "./Preferences.module.css";

const CUSTOMERS: readonly NotificationKind[] = [
  "ticket_status",
  "ticket_message",
  "support_status",
  "support_message",
];
const STAFFS: readonly NotificationKind[] = ["ticket_assigned", ...CUSTOMERS];

/** Which news also come by e-mail. */
export function Preferences() {
  const { t } = useTranslation("notifications");
  const { t: problemWords } = useTranslation("problems");
  const { user, roles } = useSession();
  const query = useQuery(preferencesQuery());
  const change = useChangePreference();
  return (
    <Section title={t("preferences.title")}>
      <p className={styles.hint}>
        {user?.email ? t("preferences.to", { email: user.email }) : t("preferences.noEmail")}{" "}
        {!user?.email && <Link to="/profile">{t("preferences.addEmail")}</Link>}
      </p>
      <Card className={styles.card}>
        {query.data ? (
          (isStaff(roles) ? STAFFS : CUSTOMERS).map((kind) => (
            <Switch
              key={kind}
              label={t(`preferences.kinds.${kind}`)}
              checked={query.data[kind].email}
              onChange={(event) =>
                change.mutate(
                  { kind, email: event.target.checked },
                  {
                    onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
                  },
                )
              }
            />
          ))
        ) : query.isPending ? (
          <Loading className={styles.skeleton}>
            {CUSTOMERS.map((kind) => (
              <Skeleton key={kind} width="60%" />
            ))}
          </Loading>
        ) : (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        )}
      </Card>
    </Section>
  );
}
