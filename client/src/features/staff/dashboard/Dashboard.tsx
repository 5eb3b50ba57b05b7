import { useQuery } from "@tanstack/react-query";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Loading, PageHeader, ProblemState, Section, Skeleton, TextField } from "@/shared/ui";
import { Segments } from "../components/Segments";
import { StaffPage } from "../components/StaffPage";
import { isoDay } from "../lib/days";
import { useAddress } from "../lib/useAddress";
import { AccountFigures } from "./AccountFigures";
import { adminStatisticsQuery, statisticsQuery } from "./api";
import styles from "./Dashboard.module.css";
import { PERIODS, type PeriodName, periodOf } from "./period";
import { TicketFigures } from "./TicketFigures";

export default function DashboardPage() {
  const { t } = useTranslation("dashboard");
  const { roles } = useSession();
  const { params, set } = useAddress();
  const period = periodOf(params);
  const { from, to } = period;
  const query = useQuery({
    ...statisticsQuery({ from, to }),
    placeholderData: (previous) => previous,
  });
  const today = isoDay(new Date());

  return (
    <StaffPage>
      <PageHeader
        title={t("title")}
        actions={
          <Segments<PeriodName>
            label={t("period")}
            value={period.name}
            options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
            onChange={(name) =>
              set({
                period: name,
                from: name === "custom" ? from : null,
                to: name === "custom" ? to : null,
              })
            }
          />
        }
      />
      {period.name === "custom" && (
        <div className={styles.own}>
          <TextField
            kind="date"
            label={t("from")}
            value={from}
            max={to}
            onChange={(event) => event.target.value && set({ from: event.target.value, to })}
          />
          <TextField
            kind="date"
            label={t("to")}
            value={to}
            min={from}
            max={today}
            onChange={(event) => event.target.value && set({ from, to: event.target.value })}
          />
        </div>
      )}
      {query.data ? (
        <Section title={t("tickets")} hideTitle>
          <div aria-busy={query.isPlaceholderData} className={styles.content}>
            <TicketFigures statistics={query.data} period={period} />
          </div>
        </Section>
      ) : query.error ? (
        <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
      ) : (
        <DashboardSkeleton />
      )}
      {roles.includes("admin") && <Accounts />}
    </StaffPage>
  );
}

function Accounts() {
  const { t } = useTranslation("dashboard");
  const query = useQuery(adminStatisticsQuery());
  return (
    <Section title={t("accounts.title")} className={styles.accounts}>
      {query.data ? (
        <AccountFigures statistics={query.data} />
      ) : query.error ? (
        <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
      ) : (
        <Loading>
          <Skeleton shape="block" height="14rem" />
        </Loading>
      )}
    </Section>
  );
}

function DashboardSkeleton() {
  return (
    <Loading className={styles.skeleton}>
      <div className={styles.tileSkeletons}>
        {["a", "b", "c", "d", "e", "f"].map((key) => (
          <Skeleton key={key} shape="block" height="7rem" />
        ))}
      </div>
      <Skeleton shape="block" height="21rem" />
    </Loading>
  );
}
