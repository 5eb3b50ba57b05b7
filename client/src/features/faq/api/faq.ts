import { queryOptions } from "@tanstack/react-query";
import { listArticles, listCategories } from "@/shared/api/generated/endpoints/faq/faq";
import { keys } from "@/shared/api/keys";
import type { Language } from "@/shared/i18n";

const STALE_MS = 10 * 60_000;

export function categoriesQuery(locale: Language) {
  return queryOptions({
    queryKey: keys.faq.categories(locale),
    queryFn: ({ signal }) => listCategories({ locale }, { signal }),
    staleTime: STALE_MS,
  });
}

export function articlesQuery(slug: string, locale: Language) {
  return queryOptions({
    queryKey: keys.faq.articles(slug, locale),
    queryFn: ({ signal }) => listArticles(slug, { locale, limit: 100 }, { signal }),
    staleTime: STALE_MS,
  });
}
