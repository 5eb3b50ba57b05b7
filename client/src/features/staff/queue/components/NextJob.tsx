import { useQuery } from "@tanstack/react-query";
import { CalendarClock, MapPin, Phone } from "lucide-react";
import { Link } from "react-router";
import { getTicket, listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import { keys } from "@/shared/api/keys";
import { useFormat, useTranslation } from "@/shared/i18n";
import { mapOf } from "../../lib/places";
import styles from "./NextJob.module.css";

const MINE = { mine: true, open: true, sort: "due_at", limit: 50 } as const;

/** The technician's next visit: when, where, and one thumb to call or find the way. */
export function NextJob() {
  const { t } = useTranslation("queue");
  const format = useFormat();
  const { data: jobs = [] } = useQuery({
    queryKey: [...keys.tickets.lists, "next-job"],
    queryFn: ({ signal }) => listTickets(MINE, { signal }),
    meta: { persist: false },
  });
  const when = (job: (typeof jobs)[number]) => job.preferred_date ?? job.resolution_due_at;
  const [next] = [...jobs].sort((a, b) => Date.parse(when(a)) - Date.parse(when(b)));
  const { data: ticket } = useQuery({
    queryKey: keys.tickets.detail(next?.id ?? ""),
    queryFn: ({ signal }) => getTicket(next?.id ?? "", { signal }),
    enabled: Boolean(next),
  });
  if (!next) return null;
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
