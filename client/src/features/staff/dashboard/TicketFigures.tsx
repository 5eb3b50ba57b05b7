import { Gauge, Inbox, MessageSquareReply, Plus, Star, TriangleAlert } from "lucide-react";
import { lazy, Suspense } from "react";
import type {
  StatisticsRead,
  TicketPriority,
  TicketStatus,
  Times,
} from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Skeleton } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { type Bar, Bars } from "./Bars";
import styles from "./Dashboard.module.css";
import { Figure } from "./Figure";
import { inSteps, type Period } from "./period";
import { Tiles } from "./Tiles";

const FlowChart = lazy(() => import("./FlowChart"));

const STATUSES: readonly [TicketStatus, Bar["tone"]][] = [
  ["new", "info"],
  ["in_progress", "warning"],
  ["completed", "success"],
  ["rejected", "neutral"],
];
const AGES = [
  ["under_1_day", "success"],
  ["from_1_to_3_days", "info"],
  ["from_3_to_7_days", "warning"],
  ["over_7_days", "danger"],
] as const;
const PRIORITIES: readonly [TicketPriority, Bar["tone"]][] = [
  ["urgent", "danger"],
  ["high", "warning"],
  ["normal", "info"],
  ["low", "neutral"],
];

export function TicketFigures({
  statistics,
  period,
}: {
  statistics: StatisticsRead;
  period: Period;
}) {
  const { t } = useTranslation("dashboard");
  const { t: words } = useTranslation("widgets");
  const format = useFormat();
  const { by_status, open_by_priority, ageing, sla_breaches, rating } = statistics;
  const open = (by_status.new ?? 0) + (by_status.in_progress ?? 0);
  const late = sla_breaches.first_answer + sla_breaches.resolution;
  const { isWeekly, steps } = inSteps(statistics.per_day, ["created", "completed"]);
  const minutes = (value: number | null) =>
    value === null ? t("none") : value < 1 ? t("underMinute") : format.duration(value * 60);
  const slow = ({ p90 }: Times) =>
    p90 === null ? t("noneYet") : t("p90", { time: minutes(p90).replace(/^< /, "") });

  return (
    <div className={styles.figures}>
      <Tiles
        tiles={[
          {
            key: "open",
            label: t("tiles.open"),
            value: format.number(open),
            note: t("tiles.openNote", { count: by_status.new ?? 0 }),
            icon: <Inbox aria-hidden="true" />,
            to: "/staff?open=true",
          },
          {
            key: "created",
            label: t("tiles.created"),
            value: format.number(statistics.created),
            note: t("inPeriod"),
            icon: <Plus aria-hidden="true" />,
          },
          {
            key: "answer",
            label: t("tiles.answer"),
            value: minutes(statistics.first_answer_minutes.median),
            note: slow(statistics.first_answer_minutes),
            icon: <MessageSquareReply aria-hidden="true" />,
          },
          {
            key: "resolution",
            label: t("tiles.resolution"),
            value: minutes(statistics.resolution_minutes.median),
            note: slow(statistics.resolution_minutes),
            icon: <Gauge aria-hidden="true" />,
          },
          {
            key: "late",
            label: t("tiles.late"),
            value: format.number(late),
            note:
              late === 0
                ? t("tiles.onTime")
                : t("tiles.lateNote", {
                    answers: sla_breaches.first_answer,
                    works: sla_breaches.resolution,
                  }),
            icon: <TriangleAlert aria-hidden="true" />,
            alarming: late > 0,
            to: late > 0 ? "/staff?overdue=true" : undefined,
          },
          {
            key: "rating",
            label: t("tiles.rating"),
            value:
              rating.average === null
                ? t("none")
                : format.number(rating.average, {
                    minimumFractionDigits: 1,
                    maximumFractionDigits: 1,
                  }),
            note: t("tiles.ratingNote", { count: rating.count }),
            icon: <Star aria-hidden="true" />,
          },
        ]}
      />
      <Figure
        title={t("flow.title")}
        hint={isWeekly ? t("flow.weekly") : undefined}
        columns={[t(isWeekly ? "week" : "day"), t("flow.created"), t("flow.completed")]}
        rows={steps.map(({ date, created, completed }) => ({
          key: date,
          cells: [format.day(date), format.number(created), format.number(completed)],
        }))}
      >
        <Suspense fallback={<Skeleton shape="block" height="16.75rem" />}>
          <FlowChart
            key={period.name}
            steps={steps}
            isWeekly={isWeekly}
            series={[
              { name: "created", label: t("flow.created"), shape: "bar" },
              { name: "completed", label: t("flow.completed"), shape: "line" },
            ]}
          />
        </Suspense>
      </Figure>
      <div className={styles.pair}>
        <Counted
          title={t("status.title")}
          column={t("status.column")}
          bars={STATUSES.map(([status, tone]) => ({
            key: status,
            name: words(`ticketStatus.${status}`),
            label: <StatusBadge status={status} />,
            value: by_status[status] ?? 0,
            tone,
            to: `/staff?status=${status}`,
          }))}
        />
        <Counted
          title={t("ageing.title")}
          hint={t("ageing.hint")}
          column={t("ageing.column")}
          bars={AGES.map(([age, tone]) => ({
            key: age,
            name: t(`ageing.${age}`),
            value: ageing[age],
            tone,
          }))}
        />
        <Counted
          title={t("priority.title")}
          column={t("priority.column")}
          bars={PRIORITIES.map(([priority, tone]) => ({
            key: priority,
            name: t(`priority.${priority}`),
            value: open_by_priority[priority] ?? 0,
            tone,
            to: `/staff?open=true&priority=${priority}`,
          }))}
        />
        <Counted
          title={t("breaches.title")}
          hint={t("breaches.hint")}
          column={t("breaches.column")}
          bars={(["first_answer", "resolution"] as const).map((kind) => ({
            key: kind,
            name: t(`breaches.${kind}`),
            value: sla_breaches[kind],
            tone: "danger" as const,
          }))}
        />
      </div>
    </div>
  );
}

/** A figure of bars and the table of the same. */
export function Counted({
  title,
  hint,
  column,
  bars,
}: {
  title: string;
  hint?: string;
  column: string;
  bars: readonly (Omit<Bar, "label"> & { name: string; label?: Bar["label"] })[];
}) {
  const { t } = useTranslation("dashboard");
  const format = useFormat();
  return (
    <Figure
      title={title}
      hint={hint}
      columns={[column, t("count")]}
      rows={bars.map(({ key, name, value }) => ({ key, cells: [name, format.number(value)] }))}
    >
      <Bars bars={bars.map(({ name, label, ...bar }) => ({ ...bar, label: label ?? name }))} />
    </Figure>
  );
}
