import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { DeviceRead } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import { isStaff } from "@/shared/lib/access";
import { List, ListRow, ListSkeleton, ProblemState, Section, Skeleton } from "@/shared/ui";
import { StatusBadge } from "@/widgets/StatusBadge";
import { deviceTicketsQuery } from "../api/devices";
import { ReportButton, WarrantyCard } from "../components/DeviceSummary";
import styles from "../components/Devices.module.css";
import { History } from "../components/History";
import { OwnerActions } from "../components/OwnerActions";
import { Photos } from "../components/Photos";
import { Specs } from "../components/Specs";
import { WithDevice } from "../components/WithDevice";

export default function DevicePage() {
  const { t } = useTranslation("devices");
  return (
    <WithDevice
      title={t("detail.title")}
      back="/devices"
      className={styles.summary}
      skeleton={
        <>
          <Skeleton shape="block" height="4.9rem" />
          <Skeleton shape="block" height="3.25rem" />
          <Skeleton shape="block" height="13rem" />
        </>
      }
    >
      {(device) => <Loaded device={device} />}
    </WithDevice>
  );
}

function Loaded({ device }: { device: DeviceRead }) {
  const { t } = useTranslation("devices");
  const { user, roles } = useSession();
  const mayEdit = device.user_id === user?.id || isStaff(roles);
  const rest = (
    <>
      {(mayEdit || device.photos.length > 0) && (
        <Section title={t("photos.title")}>
          <Photos device={device} mayEdit={mayEdit} />
        </Section>
      )}
      <Section title={t("detail.specs")}>
        <Specs device={device} />
      </Section>
      {mayEdit && (
        <>
          <Section title={t("actions.title")} hideTitle>
            <OwnerActions device={device} />
          </Section>
          <Section title={t("history.title")}>
            <History deviceId={device.id} />
          </Section>
        </>
      )}
    </>
  );
  return (
    <>
      <div className={styles.summary}>
        <WarrantyCard device={device} />
        <ReportButton device={device} />
      </div>
      {mayEdit ? <Tickets device={device}>{rest}</Tickets> : rest}
    </>
  );
}

/** The tickets, and then what stands below: how far down is known only with them. */
function Tickets({ device, children }: { device: DeviceRead; children: ReactNode }) {
  const { t } = useTranslation("devices");
  const format = useFormat();
  const query = useInfiniteQuery(deviceTicketsQuery(device.id));
  const tickets = itemsOf(query.data);
  if (query.isSuccess && tickets.length === 0) return children;
  return (
    <>
      <Section title={t("detail.tickets")}>
        {query.isPending && <ListSkeleton rows={2} />}
        {query.isError && !query.data && (
          <ProblemState error={query.error} onRetry={() => query.refetch()} />
        )}
        {tickets.length > 0 && (
          <List>
            {tickets.map((ticket) => (
              <ListRow
                key={ticket.id}
                to={`/tickets/${ticket.id}`}
                title={ticket.title}
                trailing={<StatusBadge status={ticket.status} />}
              >
                {ticket.number} · {format.day(ticket.created_at)}
              </ListRow>
            ))}
          </List>
        )}
      </Section>
      {!query.isLoading && children}
    </>
  );
}
