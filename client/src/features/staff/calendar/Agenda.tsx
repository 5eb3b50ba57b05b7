import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import {
  CalendarCheck,
  CalendarClock,
  MapPin,
  Phone,
  UserRound,
  WashingMachine,
} from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { TicketFound } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Button, ButtonLink, Card, EmptyState } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import styles from "./Agenda.module.css";
import { jobQuery } from "./api";
import { isDone } from "./visits";

/** A day's visits; today's begins with the next job, which is all that a van's driver needs. */
export function Agenda({
  day,
  isToday,
  visits,
  onMove,
  className,
}: {
  day: string;
  isToday: boolean;
  visits: readonly TicketFound[];
  onMove: (visit: TicketFound) => void;
  className?: string;
}) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const next = isToday ? visits.find((visit) => !isDone(visit)) : undefined;
  const others = visits.filter((visit) => visit !== next);
  return (
    <section aria-label={format.day(day)} className={clsx(styles.agenda, className)}>
      <header className={styles.header}>
        <h2 className={styles.title}>{format.day(day)}</h2>
        {visits.length > 0 && (
          <span className={styles.count}>{t("visits", { count: visits.length })}</span>
        )}
      </header>
      {visits.length === 0 && (
        <Card>
          <EmptyState icon={<CalendarCheck />} title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        </Card>
      )}
      {next && <NextJob visit={next} onMove={() => onMove(next)} />}
      <ul className={styles.list}>
        {others.map((visit) => (
          <li key={visit.id}>
            <Card className={clsx(styles.visit, isDone(visit) && styles.done)}>
              <Facts visit={visit} />
              {!isDone(visit) && (
                <Button
                  size="small"
                  variant="quiet"
                  className={styles.move}
                  aria-label={`${t("move")}: ${visit.number}`}
                  icon={<CalendarClock aria-hidden="true" />}
                  onClick={() => onMove(visit)}
                >
                  {t("move")}
                </Button>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ visit, address }: { visit: TicketFound; address?: ReactNode }) {
  const { t } = useTranslation("calendar");
  const { customer, device, assignee } = visit.summary ?? {};
  return (
    <>
      <div className={styles.head}>
        <StatusBadge status={visit.status} />
        <span className={styles.number}>{visit.number}</span>
      </div>
      <h3 className={styles.name}>
        <Link to={`/staff/tickets/${visit.id}`} className={styles.link}>
          {visit.title}
        </Link>
      </h3>
      <ul className={styles.facts}>
        {address}
        {customer?.name && (
          <li>
            <UserRound aria-hidden="true" />
            <span>
              <span className="visually-hidden">{t("customer")}: </span>
              {customer.name}
            </span>
          </li>
        )}
        {device && (
          <li>
            <WashingMachine aria-hidden="true" />
            <span>
              <span className="visually-hidden">{t("device")}: </span>
              {device.brand} {device.model}
            </span>
          </li>
        )}
      </ul>
      <p className={styles.assignee}>
        {assignee ? t("assignee", { name: assignee.name ?? t("nameless") }) : t("unassigned")}
      </p>
    </>
  );
}

function NextJob({ visit, onMove }: { visit: TicketFound; onMove: () => void }) {
  const { t } = useTranslation("calendar");
  const { data } = useQuery(jobQuery(visit.id));
  const phone = data?.customer.phone ?? visit.summary?.customer.phone;
  const address = data?.customer.address;
  return (
    <Card className={styles.next}>
      <p className={styles.nextLabel}>{t("next")}</p>
      <Facts
        visit={visit}
        address={
          data && (
            <li>
              <MapPin aria-hidden="true" />
              {address ? (
                <a
                  href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`}
                  target="_blank"
                  rel="noreferrer"
                  className={styles.map}
                >
                  {address}
                </a>
              ) : (
                <span>{t("noAddress")}</span>
              )}
            </li>
          )
        }
      />
      <div className={styles.actions}>
        <ButtonLink to={`/staff/tickets/${visit.id}`} variant="primary" wide>
          {t("open")}
        </ButtonLink>
        {phone && (
          <a href={`tel:${phone}`} className={styles.call}>
            <Phone aria-hidden="true" />
            {t("call")}
          </a>
        )}
        <Button
          variant="quiet"
          aria-label={`${t("move")}: ${visit.number}`}
          icon={<CalendarClock aria-hidden="true" />}
          onClick={onMove}
        >
          {t("move")}
        </Button>
      </div>
    </Card>
  );
}
