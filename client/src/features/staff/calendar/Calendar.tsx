import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRef, useState } from "react";
import type { TicketFound } from "@/shared/api/generated/model";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import {
  Button,
  IconButton,
  ListSkeleton,
  Loading,
  PageHeader,
  ProblemState,
  Select,
  Skeleton,
} from "@/shared/ui";
import { Segments } from "../components/Segments";
import { StaffPage } from "../components/StaffPage";
import { addDays, addMonths, isDay, isoDay, monthGrid, parseDay, weekOf } from "../lib/days";
import { useAddress } from "../lib/useAddress";
import { Agenda } from "./Agenda";
import { assigneesQuery, useVisits } from "./api";
import styles from "./Calendar.module.css";
import { DayStrip, MonthGrid, WeekGrid } from "./Grids";
import { MoveDialog } from "./MoveDialog";
import { byDay } from "./visits";

type View = "month" | "week";

function filterOf(who: string | null) {
  if (who === "mine") return { mine: true };
  if (who === "nobody") return { unassigned: true };
  return who ? { assignee_id: who } : {};
}

export default function CalendarPage() {
  const { t, i18n } = useTranslation("calendar");
  const { user } = useSession();
  const { params, set } = useAddress();
  const [moving, setMoving] = useState<TicketFound | null>(null);
  const place = useRef<string | null>(null);
  const today = isoDay(new Date());
  const asked = params.get("day");
  const day = isDay(asked) ? asked : today;
  const view: View = params.get("view") === "week" ? "week" : "month";
  const who = params.get("who");

  // A month's whole weeks hold every week of it, too: both views read the same answer.
  const shown = monthGrid(day);
  const query = useVisits({
    preferred_from: shown[0],
    preferred_to: shown.at(-1),
    ...filterOf(who),
  });
  const assignees = useQuery(assigneesQuery());
  const days = byDay(query.visits);
  const step = (count: number) =>
    set({ day: view === "month" ? addMonths(day, count) : addDays(day, 7 * count) });
  const choose = (chosen: string) => set({ day: chosen });

  const month = new Intl.DateTimeFormat(i18n.language, { month: "long", year: "numeric" });
  const short = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short" });
  const week = weekOf(day);
  const heading =
    view === "month"
      ? month.format(parseDay(day)).replace(/\s*г\.$/, "")
      : short.formatRange(parseDay(week[0] ?? day), parseDay(week[6] ?? day));

  const others = assignees.data?.filter(({ id }) => id !== user?.id) ?? [];

  return (
    <StaffPage>
      <PageHeader
        title={t("title")}
        actions={
          <Select
            label={t("who")}
            hideLabel
            className={styles.who}
            value={who ?? ""}
            onChange={(event) => set({ who: event.target.value })}
            options={[
              { value: "", label: t("everyone") },
              { value: "mine", label: t("mine") },
              { value: "nobody", label: t("nobody") },
              ...others.map(({ id, name }) => ({ value: id, label: name ?? t("nameless") })),
            ]}
          />
        }
      />
      <div className={styles.bar}>
        <div className={styles.steps}>
          <IconButton label={t(`before.${view}`)} onClick={() => step(-1)}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <IconButton label={t(`after.${view}`)} onClick={() => step(1)}>
            <ChevronRight aria-hidden="true" />
          </IconButton>
          <h2 className={styles.heading} aria-live="polite">
            {heading}
          </h2>
          <Button size="small" disabled={day === today} onClick={() => choose(today)}>
            {t("today")}
          </Button>
        </div>
        <div className={styles.view}>
          <Segments<View>
            label={t("view")}
            value={view}
            options={(["month", "week"] as const).map((value) => ({
              value,
              label: t(`views.${value}`),
            }))}
            onChange={(value) => set({ view: value === "month" ? null : value })}
          />
        </div>
      </div>
      {query.isCut && <p className={styles.cut}>{t("cut")}</p>}
      {query.isPending ? (
        <CalendarSkeleton />
      ) : query.error && !query.data ? (
        <ProblemState error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
      ) : (
        <div className={styles.layout}>
          <div className={styles.grid}>
            {view === "month" ? (
              <MonthGrid
                days={shown}
                selected={day}
                today={today}
                visits={days}
                onSelect={choose}
                place={place}
              />
            ) : (
              <WeekGrid
                days={week}
                selected={day}
                today={today}
                visits={days}
                onSelect={choose}
                place={place}
                onMove={setMoving}
              />
            )}
          </div>
          <div className={styles.strip}>
            <DayStrip
              days={week}
              selected={day}
              today={today}
              visits={days}
              onSelect={choose}
              place={place}
            />
          </div>
          <Agenda
            className={view === "week" ? styles.onPhone : undefined}
            day={day}
            isToday={day === today}
            visits={days.get(day) ?? []}
            onMove={setMoving}
          />
        </div>
      )}
      {moving && <MoveDialog visit={moving} onClose={() => setMoving(null)} />}
    </StaffPage>
  );
}

function CalendarSkeleton() {
  return (
    <div className={styles.layout}>
      <Loading className={styles.grid}>
        <Skeleton shape="block" height="38rem" />
      </Loading>
      <ListSkeleton rows={3} />
    </div>
  );
}
