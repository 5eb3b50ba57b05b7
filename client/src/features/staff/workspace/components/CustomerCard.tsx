import { useQuery } from "@tanstack/react-query";
import { MapPin, Phone } from "lucide-react";
import { listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import type { TicketDetail } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { useTranslation } from "@/shared/i18n";
import { Avatar, CopyButton, Link, RelativeTime } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { mapOf } from "../../lib/places";
import styles from "./Cards.module.css";

const SHOWN = 5;

/** Who asks, how to reach them, and what else they asked for. */
export function CustomerCard({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation("workspace");
  const { name, phone, address } = ticket.customer;
  const params = { user_id: ticket.user_id, sort: "-created_at", limit: SHOWN + 1 } as const;
  const { data = [] } = useQuery({
    queryKey: [...keys.tickets.lists, "of-customer", ticket.user_id],
    queryFn: ({ signal }) => listTickets(params, { signal }),
    meta: { persist: false },
  });
  const others = data.filter(({ id }) => id !== ticket.id).slice(0, SHOWN);
  return (
    <section className={styles.card} aria-labelledby="customer-head">
      <h2 id="customer-head" className={styles.head}>
        {t("customer.title")}
      </h2>
      <p className={styles.person}>
        <Avatar name={name} />
        <strong>{name ?? t("customer.nameless")}</strong>
      </p>
      {phone && (
        <p className={styles.reach}>
          <a href={`tel:${phone}`}>
            <Phone aria-hidden="true" />
            {phone}
          </a>
          <CopyButton value={phone} what={t("customer.phone")} />
        </p>
      )}
      {address && (
        <p className={styles.reach}>
          <a href={mapOf(address)} target="_blank" rel="noreferrer">
            <MapPin aria-hidden="true" />
            {address}
          </a>
          <CopyButton value={address} what={t("customer.address")} />
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3 className={styles.subhead}>{t("customer.others")}</h3>
          <ul className={styles.others}>
            {others.map((other) => (
              <li key={other.id}>
                <Link quiet to={`/staff/tickets/${other.id}`} className={styles.other}>
                  <span className={styles.otherTitle}>{other.title}</span>
                  <span className={styles.otherFacts}>
                    <StatusBadge status={other.status} />
                    {other.number} · <RelativeTime value={other.created_at} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <Link to={`/staff?all=true&user_id=${ticket.user_id}`} className={styles.all}>
            {t("customer.all")}
          </Link>
        </>
      )}
    </section>
  );
}
