import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { itemsOf } from "@/shared/api/page";
import { useTranslation } from "@/shared/i18n";
import {
  Link,
  List,
  type ListQuery,
  ListRow,
  ListSkeleton,
  ListStates,
  RelativeTime,
  Section,
} from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { AuditList } from "../audit/AuditList";
import { auditQuery } from "../audit/api";
import { devicesOfQuery, ticketsOfQuery } from "./api";
import styles from "./People.module.css";

export function Tickets({ id }: { id: string }) {
  const { t } = useTranslation("people");
  const query = useQuery(ticketsOfQuery(id));
  const tickets = query.data ?? [];
  return (
    <Section
      title={t("tickets")}
      action={tickets.length > 0 && <Link to={`/staff?user_id=${id}`}>{t("allTickets")}</Link>}
    >
      <Few query={query} isEmpty={tickets.length === 0} none={t("noTickets")}>
        <List>
          {tickets.map((ticket) => (
            <ListRow
              key={ticket.id}
              to={`/staff/tickets/${ticket.id}`}
              title={ticket.title}
              trailing={<StatusBadge status={ticket.status} />}
            >
              {ticket.number} · <RelativeTime value={ticket.created_at} />
            </ListRow>
          ))}
        </List>
      </Few>
    </Section>
  );
}

export function Devices({ id }: { id: string }) {
  const { t } = useTranslation("people");
  const query = useQuery(devicesOfQuery(id));
  const devices = query.data ?? [];
  return (
    <Section title={t("devices")}>
      <Few query={query} isEmpty={devices.length === 0} none={t("noDevices")}>
        <List>
          {devices.map((device) => (
            <ListRow key={device.id} to={`/d/${device.id}`} title={device.title}>
              {device.summary && `${device.summary.brand} ${device.summary.model}`}
            </ListRow>
          ))}
        </List>
      </Few>
    </Section>
  );
}

export function Latest({ id }: { id: string }) {
  const { t } = useTranslation("people");
  const { data, error, isPending, isFetching, refetch } = useInfiniteQuery(
    auditQuery({ user_id: id, limit: 5 }),
  );
  const entries = itemsOf(data);
  return (
    <Section
      title={t("history")}
      action={<Link to={`/staff/audit?user=${id}`}>{t("allHistory")}</Link>}
    >
      <Few
        query={{ data, error, isPending, isFetching, refetch }}
        isEmpty={entries.length === 0}
        none={t("noHistory")}
      >
        <AuditList entries={entries} level="h3" />
      </Few>
    </Section>
  );
}

/** The newest of something, with no more to load: all of it is a page of its own. */
function Few({
  query,
  isEmpty,
  none,
  children,
}: {
  query: ListQuery;
  isEmpty: boolean;
  none: string;
  children: ReactNode;
}) {
  return (
    <ListStates
      query={query}
      skeleton={<ListSkeleton rows={2} />}
      isEmpty={isEmpty}
      empty={<p className={styles.quiet}>{none}</p>}
    >
      {children}
    </ListStates>
  );
}
