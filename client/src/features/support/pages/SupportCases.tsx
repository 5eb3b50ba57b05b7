import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight, CircleHelp, LifeBuoy, PenLine } from "lucide-react";
import { useOutbox } from "@/shared/api/outbox";
import { itemsOf } from "@/shared/api/page";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { isStaff } from "@/shared/lib/access";
import {
  ButtonLink,
  EmptyState,
  List,
  ListRow,
  ListSkeleton,
  LoadMore,
  PageHeader,
  ProblemState,
  Stack,
} from "@/shared/ui";
import { myCasesQuery } from "../api/cases";
import { CaseRow, WaitingCaseRow } from "../components/CaseRow";

export default function SupportCasesPage() {
  const { t } = useTranslation("support");
  const { user, roles } = useSession();
  const query = useInfiniteQuery(myCasesQuery(user && isStaff(roles) ? user.id : null));
  const waiting = useOutbox("support.create");
  const cases = itemsOf(query.data);
  const isEmpty = query.isSuccess && cases.length + waiting.length === 0;
  const write = (
    <ButtonLink to="/support/new" variant="primary" icon={<PenLine aria-hidden="true" />}>
      {t("list.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("list.title")} actions={!isEmpty && write} />
      <Stack>
        <List>
          <ListRow
            to="/faq"
            leading={<CircleHelp aria-hidden="true" />}
            title={t("list.faq")}
            trailing={<ChevronRight aria-hidden="true" />}
          >
            {t("list.faqHint")}
          </ListRow>
        </List>
        {query.isPending && <ListSkeleton rows={3} />}
        {!query.data && query.error && (
          <ProblemState
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        )}
        {isEmpty && (
          <EmptyState icon={<LifeBuoy />} title={t("list.empty.title")} action={write}>
            {t("list.empty.text")}
          </EmptyState>
        )}
        {cases.length + waiting.length > 0 && (
          <List aria-label={t("list.cases")}>
            {waiting.map((entry) => (
              <WaitingCaseRow key={entry.id} entry={entry} />
            ))}
            {cases.map((found) => (
              <CaseRow key={found.id} found={found} />
            ))}
          </List>
        )}
      </Stack>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
