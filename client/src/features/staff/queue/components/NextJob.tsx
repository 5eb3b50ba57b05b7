import { useQuery } from "@tanstack/react-query";
import { CalendarClock, MapPin, Phone } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { getTicket, listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import type { TicketDetail, TicketFound } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { useFormat, useTranslation } from "@/shared/i18n";
import { mapOf } from "../../lib/places";
import styles from "./NextJob.module.css";

const MINE = { mine: true, open: true, sort: "due_at", limit: 50 } as const;

export interface NextJobFound {
  next: TicketFound | undefined;
  ticket: TicketDetail | undefined;
  /** Not known for the first time yet: what stands below it would be pushed away. */
  isLoading: boolean;
}

export function useNextJob(enabled: boolean): NextJobFound {
  const { data: jobs = [], isLoading } = useQuery({
    queryKey: [...keys.tickets.lists, "next-job"],
    queryFn: ({ signal }) => listTickets(MINE, { signal }),
    meta: { persist: false },
    enabled,
  });
  const when = (job: TicketFound) => job.preferred_date ?? job.resolution_due_at;
  const [next] = [...jobs].sort((a, b) => Date.parse(when(a)) - Date.parse(when(b)));
  const ticket = useQuery({
    queryKey: keys.tickets.detail(next?.id ?? ""),
    queryFn: ({ signal }) => getTicket(next?.id ?? "", { signal }),
    enabled: enabled && Boolean(next),
  });
  const isAsked = isLoading || ticket.isLoading;
  const [isKnown, setIsKnown] = useState(false);
  if (enabled && !isAsked && !isKnown) setIsKnown(true);
  return { next, ticket: ticket.data, isLoading: isAsked && !isKnown };
}

/** The technician's next visit: when, where, and one thumb to call or find the way. */
export function NextJob({ next, ticket }: { next: TicketFound; ticket?: TicketDetail }) {
  const { t } = useTranslation("queue");
  const format = useFormat();
  const { phone, address, name } = ticket?.customer ?? {};
  return (
    <section className={styles.job} aria-labelledby="next-job">
      <h2 id="next-job" className={styles.head}>
        {t("job.title")}
      </h2>
      <Link to={`/staff/tickets/${next.id}`} className={styles.open}>
        <strong>{next.title}</strong>
        <span>
          <CalendarClock aria-hidden="true" />
          {next.preferred_date
            ? format.day(next.preferred_date)
            : t("due.later", { day: format.moment(next.resolution_due_at) })}
        </span>
        {(name || address) && (
          <span>
            <MapPin aria-hidden="true" />
            {[address, name].filter(Boolean).join(" · ")}
          </span>
        )}
      </Link>
      <div className={styles.acts}>
        {phone && (
          <a href={`tel:${phone}`} className={styles.act}>
            <Phone aria-hidden="true" />
            {t("job.call")}
          </a>
        )}
        {address && (
          <a href={mapOf(address)} target="_blank" rel="noreferrer" className={styles.act}>
            <MapPin aria-hidden="true" />
            {t("job.route")}
          </a>
        )}
      </div>
    </section>
  );
}
