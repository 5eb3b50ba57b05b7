import { queryOptions } from "@tanstack/react-query";
import { getArticle, searchArticles } from "@/shared/api/generated/endpoints/faq/faq";
import { keys } from "@/shared/api/keys";
import type { Language } from "@/shared/i18n";

/** The shortest part of a word that is worth a search. */
export const SHORTEST_SEARCH = 3;

export function searchQuery(q: string, locale: Language, limit = 20) {
  const words = q.trim();
  return queryOptions({
    queryKey: [...keys.faq.search(words, locale), limit],
    queryFn: ({ signal }) => searchArticles({ q: words, locale, limit }, { signal }),
    enabled: words.length >= SHORTEST_SEARCH,
    staleTime: 5 * 60_000,
  });
}

export function articleQuery(id: string, locale: Language) {
  return queryOptions({
    queryKey: keys.faq.article(id, locale),
    queryFn: ({ signal }) => getArticle(id, { locale }, { signal }),
  });
}
