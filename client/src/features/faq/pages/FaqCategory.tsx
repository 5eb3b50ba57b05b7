import { useQuery } from "@tanstack/react-query";
import { BookOpen, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useParams } from "react-router";
import { useTranslation } from "@/shared/i18n";
import {
  ButtonLink,
  EmptyState,
  List,
  ListRow,
  ListSkeleton,
  PageHeader,
  ProblemState,
} from "@/shared/ui";
import { articlesQuery, categoriesQuery } from "../api/faq";
import { Results, SearchField } from "../components/Search";
import { StillNeedHelp } from "../components/StillNeedHelp";

export default function FaqCategoryPage() {
  const { category = "" } = useParams();
  const { t, i18n } = useTranslation("faq");
  const [q, setQ] = useState("");
  const categories = useQuery(categoriesQuery(i18n.language));
  const query = useQuery(articlesQuery(category, i18n.language));
  const title = categories.data?.find(({ slug }) => slug === category)?.title;
  return (
    <>
      <PageHeader title={title ?? t("list.title")} back="/faq" />
      <SearchField value={q} onChange={setQ} />
      {q.trim() ? (
        <Results q={q} />
      ) : query.data && query.data.length > 0 ? (
        <>
          <List>
            {query.data.map((article) => (
              <ListRow
                key={article.id}
                to={`/faq/article/${article.id}`}
                title={article.title}
                trailing={<ChevronRight aria-hidden="true" />}
              />
            ))}
          </List>
          <StillNeedHelp />
        </>
      ) : query.data ? (
        <EmptyState
          icon={<BookOpen />}
          title={t("list.empty.title")}
          action={<ButtonLink to="/faq">{t("list.back")}</ButtonLink>}
        >
          {t("list.empty.text")}
        </EmptyState>
      ) : query.isPending ? (
        <ListSkeleton rows={4} />
      ) : (
        <ProblemState
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
    </>
  );
}
