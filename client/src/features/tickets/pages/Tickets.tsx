import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Ticket } from "lucide-react";
import { useSearchParams } from "react-router";
import { useOutbox } from "@/shared/api/outbox";
import { itemsOf } from "@/shared/api/page";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { isStaff } from "@/shared/lib/access";
import {
  ButtonLink,
  EmptyState,
  List,
  ListSkeleton,
  LoadMore,
  PageHeader,
  ProblemState,
  Section,
} from "@/shared/ui";
import { myTicketsQuery, type TicketGroup } from "../api/tickets";
import { Filter } from "../components/Filter";
import { TicketRow, WaitingTicketRow } from "../components/TicketRow";

const SHOWN = ["all", "open", "closed"] as const;
export type Shown = (typeof SHOWN)[number];

export default function TicketsPage() {
  const { t } = useTranslation("tickets");
  const [params] = useSearchParams();
  const shown = SHOWN.find((each) => each === params.get("show")) ?? "all";
  const waiting = useOutbox("ticket.create");
  const open = useMyTickets("open");
  const closed = useMyTickets("closed");
  const failed = open.error ?? closed.error;
  const isLoading = open.isPending || closed.isPending;
  const hasOpen = open.items.length + waiting.length > 0;
  const hasNone = !isLoading && !failed && !hasOpen && closed.items.length === 0;
  const newTicket = (
    <ButtonLink to="/tickets/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t("list.new")}
    </ButtonLink>
  );

  return (
    <>
      <PageHeader title={t("list.title")} actions={!hasNone && newTicket} />
      {hasNone ? (
        <EmptyState icon={<Ticket />} title={t("list.empty.title")} action={newTicket}>
          {t("list.empty.text")}
        </EmptyState>
      ) : (
        <>
          <Filter value={shown} />
          {isLoading && !failed && <ListSkeleton rows={4} />}
          {failed && isLoading && (
            <ProblemState
              error={failed}
              onRetry={() => {
                open.retry();
                closed.retry();
              }}
            />
          )}
          {!isLoading && shown !== "closed" && (
            <Section title={t("list.open")}>
              {hasOpen ? (
                <List>
                  {waiting.map((entry) => (
                    <WaitingTicketRow key={entry.id} entry={entry} />
                  ))}
                  {open.items.map((ticket) => (
                    <TicketRow key={ticket.id} ticket={ticket} />
                  ))}
                </List>
              ) : (
                <EmptyState icon={<Ticket />} title={t("list.noneOpen.title")}>
                  {t("list.noneOpen.text")}
                </EmptyState>
              )}
              <LoadMore {...open.more} auto={shown === "open"} />
            </Section>
          )}
          {!isLoading && shown !== "open" && (closed.items.length > 0 || shown === "closed") && (
            <Section title={t("list.closed")}>
              {closed.items.length > 0 ? (
                <List>
                  {closed.items.map((ticket) => (
                    <TicketRow key={ticket.id} ticket={ticket} />
                  ))}
                </List>
              ) : (
                <EmptyState icon={<Ticket />} title={t("list.noneClosed.title")}>
                  {t("list.noneClosed.text")}
                </EmptyState>
              )}
              <LoadMore {...closed.more} />
            </Section>
          )}
        </>
      )}
    </>
  );
}

function useMyTickets(group: TicketGroup) {
  const { user, roles } = useSession();
  const query = useInfiniteQuery(myTicketsQuery(group, user && isStaff(roles) ? user.id : null));
  return {
    items: itemsOf(query.data),
    isPending: query.isPending,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    more: {
      hasMore: query.hasNextPage,
      loading: query.isFetchingNextPage,
      failed: query.isFetchNextPageError,
      onLoadMore: () => void query.fetchNextPage(),
    },
  };
}
