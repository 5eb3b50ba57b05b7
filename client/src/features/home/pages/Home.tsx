import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CircleCheck, CloudUpload, Plus, WashingMachine } from "lucide-react";
import { unsent, useOutbox } from "@/shared/api/outbox/use-outbox";
import { itemsOf } from "@/shared/api/page";
import { useSession } from "@/shared/api/session";
import { useFormat, useTranslation } from "@/shared/i18n";
import {
  ButtonLink,
  Card,
  EmptyState,
  Link,
  List,
  ListRow,
  PageHeader,
  ProblemState,
  Section,
} from "@/shared/ui";
import { DeviceCard } from "@/widgets/device";
import { devicesQuery, newsQuery, openTicketsQuery } from "../api/home";
import styles from "../components/Home.module.css";
import { CardsSkeleton } from "../components/HomeSkeleton";
import { TicketCard } from "../components/TicketCard";

const SHOWN = 4;

export default function HomePage() {
  const { t } = useTranslation("home");
  const { user } = useSession();
  const tickets = useInfiniteQuery(openTicketsQuery);
  const devices = useInfiniteQuery(devicesQuery);
  const waiting = unsent(useOutbox("ticket.create"), []);
  const isNew =
    itemsOf(tickets.data).length + itemsOf(devices.data).length + waiting.length === 0 &&
    tickets.isSuccess &&
    devices.isSuccess;
  const name = user?.name?.trim().split(/\s+/)[0];
  // Top down: what stands below something whose height is not known yet would be pushed away.
  const hasTickets = !isLoading(tickets);
  const hasDevices = hasTickets && !isLoading(devices);

  return (
    <>
      <PageHeader
        title={name ? t("hello", { name }) : t("helloStranger")}
        documentTitle={t("home.title")}
      />
      {isNew ? (
        <EmptyState
          icon={<WashingMachine />}
          title={t("first.title")}
          action={
            <>
              <ButtonLink to="/devices/new" variant="primary" size="large">
                {t("first.addDevice")}
              </ButtonLink>
              <ButtonLink to="/tickets/new" size="large">
                {t("first.newTicket")}
              </ButtonLink>
            </>
          }
        >
          {t("first.text")}
        </EmptyState>
      ) : (
        <>
          <div className={styles.newTicket}>
            <ButtonLink
              to="/tickets/new"
              variant="primary"
              size="large"
              icon={<Plus aria-hidden="true" />}
            >
              {t("newTicket")}
            </ButtonLink>
          </div>
          <Tickets query={tickets} waiting={waiting} />
          {hasTickets && <Devices query={devices} />}
        </>
      )}
      {hasDevices && <News />}
    </>
  );
}

/** Without a network a query waits for one; the page goes on without it. */
function isLoading({ isPending, isPaused }: { isPending: boolean; isPaused: boolean }): boolean {
  return isPending && !isPaused;
}

function useTickets() {
  return useInfiniteQuery(openTicketsQuery);
}

function Tickets({
  query,
  waiting,
}: {
  query: ReturnType<typeof useTickets>;
  waiting: readonly { id: string; body: { title: string } }[];
}) {
  const { t } = useTranslation("home");
  const tickets = itemsOf(query.data);
  return (
    <Section
      title={t("tickets.title")}
      action={
        <Link to="/tickets" quiet>
          {t("tickets.all")}
        </Link>
      }
    >
      <div className={styles.cards}>
        {waiting.map((entry) => (
          <Card key={entry.id} className={styles.calm}>
            <CloudUpload aria-hidden="true" />
            <span>{t("tickets.waiting", { title: entry.body.title })}</span>
          </Card>
        ))}
        {tickets.slice(0, SHOWN).map((ticket) => (
          <TicketCard key={ticket.id} ticket={ticket} />
        ))}
        {query.isPending && <CardsSkeleton className={styles.cards} count={3} height="9.5rem" />}
        {query.isError && !query.data && (
          <ProblemState error={query.error} onRetry={() => query.refetch()} />
        )}
        {query.isSuccess && tickets.length === 0 && waiting.length === 0 && (
          <Card className={styles.calm}>
            <CircleCheck aria-hidden="true" />
            <span>{t("tickets.none")}</span>
          </Card>
        )}
      </div>
    </Section>
  );
}

function useDevices() {
  return useInfiniteQuery(devicesQuery);
}

function Devices({ query }: { query: ReturnType<typeof useDevices> }) {
  const { t } = useTranslation("home");
  const devices = itemsOf(query.data);
  return (
    <Section
      title={t("devices.title")}
      action={
        <Link to={devices.length > 0 ? "/devices" : "/devices/new"} quiet>
          {t(devices.length > 0 ? "devices.all" : "devices.add")}
        </Link>
      }
    >
      <div className={`${styles.cards} ${styles.pairs}`}>
        {devices.slice(0, SHOWN).map((device) => (
          <DeviceCard key={device.id} device={device} />
        ))}
      </div>
      {query.isPending && (
        <CardsSkeleton
          className={`${styles.cards} ${styles.pairs}`}
          count={SHOWN}
          height="6.6rem"
        />
      )}
      {query.isError && !query.data && (
        <ProblemState error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.isSuccess && devices.length === 0 && (
        <Card className={styles.calm}>
          <span>{t("devices.none")}</span>
        </Card>
      )}
    </Section>
  );
}

/** Nothing at all while there is none: news are an extra. */
function News() {
  const { t, i18n } = useTranslation("home");
  const format = useFormat();
  const { data = [] } = useQuery(newsQuery(i18n.language));
  if (data.length === 0) return null;
  return (
    <Section
      title={t("news.title")}
      action={
        <Link to="/news" quiet>
          {t("news.all")}
        </Link>
      }
    >
      <List>
        {data.map((page) => (
          <ListRow
            key={page.slug}
            to={`/pages/${page.slug}`}
            title={page.title}
            trailing={format.day(page.published_at ?? page.updated_at)}
          />
        ))}
      </List>
    </Section>
  );
}
