import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search as SearchIcon, SearchX } from "lucide-react";
import { useTranslation } from "@/shared/i18n";
import { EmptyState, List, ListRow, ListSkeleton, ProblemState, TextField } from "@/shared/ui";
import { Marked, SHORTEST_SEARCH, searchQuery, useDebounced } from "@/widgets/faq";
import styles from "./Search.module.css";
import { StillNeedHelp } from "./StillNeedHelp";

export function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const { t } = useTranslation("faq");
  return (
    <search className={styles.search}>
      <TextField
        kind="search"
        label={t("search.label")}
        hideLabel
        placeholder={t("search.placeholder")}
        leading={<SearchIcon aria-hidden="true" />}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </search>
  );
}

/** What was found for the words so far, with the words marked. */
export function Results({ q }: { q: string }) {
  const { t, i18n } = useTranslation("faq");
  const words = useDebounced(q.trim());
  const query = useQuery({
    ...searchQuery(words, i18n.language),
    placeholderData: keepPreviousData,
  });
  if (words.length < SHORTEST_SEARCH) return <p className={styles.hint}>{t("search.short")}</p>;
  if (query.isPending) return <ListSkeleton rows={3} />;
  if (query.error) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const found = query.data ?? [];
  return (
    <>
      <p role="status" className={found.length > 0 ? styles.hint : "visually-hidden"}>
        {t("search.found", { count: found.length })}
      </p>
      {found.length > 0 ? (
        <>
          <List>
            {found.map((article) => (
              <ListRow
                key={article.id}
                to={`/faq/article/${article.id}`}
                title={article.title}
                className={styles.row}
              >
                <span className={styles.snippet}>
                  <Marked html={article.snippet} />
                </span>
              </ListRow>
            ))}
          </List>
          <StillNeedHelp about={words} />
        </>
      ) : (
        <>
          <EmptyState icon={<SearchX />} title={t("search.none.title")}>
            {t("search.none.text")}
          </EmptyState>
          <StillNeedHelp about={words} />
        </>
      )}
    </>
  );
}
