import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { MessageSquareWarning } from "lucide-react";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import type { DeviceRead } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { toProblem } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import { isStaff } from "@/shared/lib/access";
import {
  ButtonLink,
  Card,
  List,
  ListRow,
  ListSkeleton,
  Loading,
  PageHeader,
  ProblemState,
  Section,
  Skeleton,
} from "@/shared/ui";
import { WarrantyRing, WarrantyWords } from "@/widgets/device";
import { StatusBadge } from "@/widgets/StatusBadge";
import { deviceQuery, deviceTicketsQuery } from "../api/devices";
import styles from "../components/Devices.module.css";
import { History } from "../components/History";
import { OwnerActions } from "../components/OwnerActions";
import { Photos } from "../components/Photos";
import { Specs } from "../components/Specs";

export default function DevicePage() {
  const { t } = useTranslation("devices");
  const { id = "" } = useParams();
  const { user, roles } = useSession();
  const { data: device, error, refetch, isFetching } = useQuery(deviceQuery(id));
  if (!device) {
    const isGone = error && toProblem(error).status === 404;
    return (
      <>
        <PageHeader title={t("detail.title")} back="/devices" />
        {error ? (
          <ProblemState
            error={error}
            onRetry={isGone ? undefined : () => refetch()}
            retrying={isFetching}
          />
        ) : (
          <Loading className={styles.summary}>
            <Skeleton shape="block" height="4.9rem" />
            <Skeleton shape="block" height="3.25rem" />
            <Skeleton shape="block" height="13rem" />
          </Loading>
        )}
      </>
    );
  }
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
      <PageHeader title={device.title} back="/devices">
        {device.brand} {device.model}
      </PageHeader>
      <div className={styles.summary}>
        <Card className={styles.warranty}>
          <WarrantyRing device={device} />
          <span className={styles.strong}>
            <WarrantyWords device={device} />
          </span>
        </Card>
        <ButtonLink
          wide
          size="large"
          variant="primary"
          to={`/tickets/new?device=${device.id}`}
          icon={<MessageSquareWarning aria-hidden="true" />}
        >
          {t("detail.report")}
        </ButtonLink>
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
