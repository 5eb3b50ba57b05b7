import { useQuery } from "@tanstack/react-query";
import { BookOpen, ChevronRight } from "lucide-react";
import { useSearchParams } from "react-router";
import { useTranslation } from "@/shared/i18n";
import {
  EmptyState,
  List,
  ListRow,
  ListSkeleton,
  PageHeader,
  ProblemState,
  Section,
} from "@/shared/ui";
import { categoriesQuery } from "../api/faq";
import { Results, SearchField } from "../components/Search";
import { StillNeedHelp } from "../components/StillNeedHelp";

export default function FaqPage() {
  const { t } = useTranslation("faq");
  const [params, setParams] = useSearchParams();
  const q = params.get("q") ?? "";
  return (
    <>
      <PageHeader title={t("list.title")} />
      <SearchField
        value={q}
        onChange={(next) => setParams(next ? { q: next } : {}, { replace: true })}
      />
      {q.trim() ? <Results q={q} /> : <Categories />}
    </>
  );
}

function Categories() {
  const { t, i18n } = useTranslation("faq");
  const query = useQuery(categoriesQuery(i18n.language));
  if (query.data) {
    return query.data.length > 0 ? (
      <>
        <Section title={t("list.categories")}>
          <List>
            {query.data.map((category) => (
              <ListRow
                key={category.slug}
                to={`/faq/${category.slug}`}
                leading={<BookOpen aria-hidden="true" />}
                title={category.title}
                trailing={<ChevronRight aria-hidden="true" />}
              >
                {t("list.articles", { count: category.article_count })}
              </ListRow>
            ))}
          </List>
        </Section>
        <StillNeedHelp />
      </>
    ) : (
      <>
        <EmptyState icon={<BookOpen />} title={t("list.empty.title")}>
          {t("list.empty.text")}
        </EmptyState>
        <StillNeedHelp />
      </>
    );
  }
  if (query.isPending) return <ListSkeleton rows={3} leading />;
  return (
    <ProblemState
      error={query.error}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
