import { queryOptions } from "@tanstack/react-query";
import { getPage, listPages } from "@/shared/api/generated/endpoints/pages/pages";
import { keys } from "@/shared/api/keys";
import type { Language } from "@/shared/i18n";

export function pageQuery(slug: string, locale: Language) {
  return queryOptions({
    queryKey: keys.pages.detail(slug, locale),
    queryFn: ({ signal }) => getPage(slug, { locale }, { signal }),
    staleTime: 10 * 60_000,
  });
}

/** All of them, newest first. */
export function newsQuery(locale: Language) {
  const filters = { kind: "news" as const, locale };
  return queryOptions({
    queryKey: keys.pages.list(filters),
    queryFn: ({ signal }) => listPages(filters, { signal }),
    staleTime: 10 * 60_000,
    // An older server does not know of kinds and gives all pages.
    select: (pages) => pages.filter((page) => page.kind === "news"),
  });
}
