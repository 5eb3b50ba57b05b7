import { CalendarClock } from "lucide-react";
import { Link } from "react-router";
import type { TicketFound } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { IconButton } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { parseDay } from "../lib/days";
import styles from "./Grids.module.css";
import { type KeyboardPlace, useDayKeys } from "./useDayKeys";
import { isDone } from "./visits";

interface GridProps {
  days: readonly string[];
  selected: string;
  today: string;
  visits: ReadonlyMap<string, TicketFound[]>;
  onSelect: (day: string) => void;
  place: KeyboardPlace;
}

const CHIPS = 3;

function useDayNames() {
  const { t, i18n } = useTranslation("calendar");
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: "short" });
  const full = new Intl.DateTimeFormat(i18n.language, {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  return {
    weekday: (day: string) => weekday.format(parseDay(day)),
    /** What a reader hears: '25 November, Wednesday: 3 visits'. */
    spoken: (day: string, count: number) =>
      `${full.format(parseDay(day))}: ${t("visits", { count })}`,
  };
}

/** A month's whole weeks; a day shows its first visits, and its list stands beside. */
export function MonthGrid({ days, selected, today, visits, onSelect, place }: GridProps) {
  const keys = useDayKeys({ name: "month", today, selected, onSelect, place });
  const { t } = useTranslation("calendar");
  const names = useDayNames();
  return (
    <div className={styles.month} {...keys.grid}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={styles.weekday} aria-hidden="true">
          {names.weekday(day)}
        </div>
      ))}
      {days.map((day) => {
        const those = visits.get(day) ?? [];
        return (
          <button
            key={day}
            type="button"
            {...keys.day(day)}
            className={styles.cell}
            data-other={day.slice(0, 7) !== selected.slice(0, 7) || undefined}
          >
            <span className="visually-hidden">{names.spoken(day, those.length)} </span>
            <span className={styles.number} aria-hidden="true">
              {Number(day.slice(8))}
            </span>
            {those.slice(0, CHIPS).map((visit) => (
              <span
                key={visit.id}
                className={styles.chip}
                data-status={visit.status}
                data-done={isDone(visit) || undefined}
              >
                {visit.title}
              </span>
            ))}
            {those.length > CHIPS && (
              <span className={styles.more}>{t("more", { count: those.length - CHIPS })}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** Seven columns, each with all its visits. */
export function WeekGrid({
  days,
  selected,
  today,
  visits,
  onSelect,
  onMove,
  place,
}: GridProps & { onMove: (visit: TicketFound) => void }) {
  const keys = useDayKeys({ name: "week", today, selected, onSelect, place });
  const { t } = useTranslation("calendar");
  const names = useDayNames();
  const format = useFormat();
  return (
    <div className={styles.week} {...keys.grid}>
      {days.map((day) => {
        const those = visits.get(day) ?? [];
        return (
          <section key={day} className={styles.column} aria-label={names.spoken(day, those.length)}>
            <button type="button" {...keys.day(day)} className={styles.columnHead}>
              <span>{names.weekday(day)}</span>
              <span className="visually-hidden">{names.spoken(day, those.length)} </span>
              <span className={styles.number} aria-hidden="true">
                {Number(day.slice(8))}
              </span>
              <span className="visually-hidden">{format.day(day)}</span>
            </button>
            <ul className={styles.visits}>
              {those.map((visit) => (
                <li key={visit.id} className={styles.visit} data-done={isDone(visit) || undefined}>
                  <Link to={`/staff/tickets/${visit.id}`} className={styles.visitLink}>
                    <span className={styles.visitTitle}>{visit.title}</span>
                    <span className={styles.visitText}>
                      {visit.summary?.customer.name ?? visit.number}
                    </span>
                    <StatusBadge status={visit.status} />
                  </Link>
                  {!isDone(visit) && (
                    <IconButton
                      size="small"
                      className={styles.visitMove}
                      label={`${t("move")}: ${visit.number}`}
                      onClick={() => onMove(visit)}
                    >
                      <CalendarClock aria-hidden="true" />
                    </IconButton>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** A phone's week: seven days to tap, with a dot for each visit. */
export function DayStrip({ days, selected, today, visits, onSelect, place }: GridProps) {
  const keys = useDayKeys({ name: "strip", today, selected, onSelect, place });
  const names = useDayNames();
  return (
    <div className={styles.stripDays} {...keys.grid}>
      {days.map((day) => {
        const those = visits.get(day) ?? [];
        return (
          <button key={day} type="button" {...keys.day(day)} className={styles.stripDay}>
            <span className={styles.stripName} aria-hidden="true">
              {names.weekday(day)}
            </span>
            <span className="visually-hidden">{names.spoken(day, those.length)} </span>
            <span className={styles.number} aria-hidden="true">
              {Number(day.slice(8))}
            </span>
            <span className={styles.dots}>
              {those.slice(0, 4).map((visit) => (
                <span key={visit.id} data-done={isDone(visit) || undefined} />
              ))}
            </span>
          </button>
        );
      })}
    </div>
  );
}
