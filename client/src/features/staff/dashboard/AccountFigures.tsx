import { MonitorSmartphone, UserCheck, UserPlus, UserX } from "lucide-react";
import { lazy, Suspense } from "react";
import type { AdminStatisticsRead } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Skeleton } from "@/shared/ui";
import styles from "./Dashboard.module.css";
import { Figure } from "./Figure";
import { Counted } from "./TicketFigures";
import { Tiles } from "./Tiles";

const FlowChart = lazy(() => import("./FlowChart"));

const ROLES = ["customer", "technician", "support", "admin"] as const;

/** Accounts and sessions now, and who registered in the last 30 days. */
export function AccountFigures({ statistics }: { statistics: AdminStatisticsRead }) {
  const { t } = useTranslation("dashboard");
  const format = useFormat();
  const { by_status, by_role, registered_per_day, active_sessions } = statistics;
  const registered = registered_per_day.reduce((sum, day) => sum + day.registered, 0);
  return (
    <div className={styles.figures}>
      <Tiles
        tiles={[
          {
            key: "active",
            label: t("accounts.active"),
            value: format.number(by_status.active ?? 0),
            icon: <UserCheck aria-hidden="true" />,
            to: "/staff/users?status=active",
          },
          {
            key: "blocked",
            label: t("accounts.blocked"),
            value: format.number(by_status.blocked ?? 0),
            icon: <UserX aria-hidden="true" />,
            to: "/staff/users?status=blocked",
          },
          {
            key: "registered",
            label: t("accounts.registered"),
            value: format.number(registered),
            icon: <UserPlus aria-hidden="true" />,
          },
          {
            key: "sessions",
            label: t("accounts.sessions"),
            value: format.number(active_sessions),
            icon: <MonitorSmartphone aria-hidden="true" />,
          },
        ]}
      />
      <div className={styles.pair}>
        <Figure
          title={t("accounts.perDay")}
          columns={[t("day"), t("accounts.registered")]}
          rows={registered_per_day.map(({ date, registered: count }) => ({
            key: date,
            cells: [format.day(date), format.number(count)],
          }))}
        >
          <Suspense fallback={<Skeleton shape="block" height="16.75rem" />}>
            <FlowChart
              steps={registered_per_day}
              isWeekly={false}
              series={[{ name: "registered", label: t("accounts.perDayLegend"), shape: "bar" }]}
            />
          </Suspense>
        </Figure>
        <Counted
          title={t("accounts.byRole")}
          hint={t("accounts.byRoleHint")}
          column={t("accounts.role")}
          bars={ROLES.map((role) => ({
            key: role,
            name: t(`accounts.roles.${role}`),
            value: by_role[role] ?? 0,
            tone: "accent" as const,
            to: `/staff/users?role=${role}`,
          }))}
        />
      </div>
    </div>
  );
}
