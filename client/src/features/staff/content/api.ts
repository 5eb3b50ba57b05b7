import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { getArticle, listArticles, listCategories } from "@/shared/api/generated/endpoints/faq/faq";
import {
  getPage,
  getPageVersion,
  listPages,
  listPageVersions,
  previewMarkdown,
} from "@/shared/api/generated/endpoints/pages/pages";
import type { MediaLocale } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { type CategoryTitles, LOCALES, NO_TEXTS, type Texts } from "./texts";

const TYPING_MS = 400;
const MOST_ARTICLES = 100;

interface Source {
  locale: MediaLocale;
  locales: MediaLocale[];
  title: string;
  body_markdown: string;
}

/** All languages of one thing: what is asked for first says which others there are. */
async function inAllLanguages<T extends Source>(
  get: (locale: MediaLocale) => Promise<T>,
): Promise<{ found: T; texts: Texts }> {
  const found = await get("ru");
  const others = found.locales.filter((locale) => locale !== found.locale);
  const texts = structuredClone(NO_TEXTS);
  for (const each of [found, ...(await Promise.all(others.map(get)))]) {
    texts[each.locale] = { title: each.title, body: each.body_markdown };
  }
  return { found, texts };
}

export function categoriesQuery(locale: MediaLocale) {
  return queryOptions({
    queryKey: keys.faq.categories(locale),
    queryFn: ({ signal }) => listCategories({ locale }, { signal }),
  });
}

/** What a category is called in each language that it has; undefined until that is known. */
export function useCategoryTitles(slug: string | null): CategoryTitles | undefined {
  const lists = useQueries({
    queries: LOCALES.map((locale) => ({ ...categoriesQuery(locale), enabled: slug !== null })),
  });
  if (!slug || lists.some(({ data }) => !data)) return undefined;
  const found = lists.flatMap(({ data }) => data?.find((each) => each.slug === slug) ?? []);
  // A title that a language lacks is shown in another one.
  return Object.fromEntries(found.map(({ locale, title }) => [locale, title]));
}

export function articlesQuery(slug: string, locale: MediaLocale) {
  return queryOptions({
    queryKey: [...keys.faq.articles(slug, locale), "editor"],
    queryFn: ({ signal }) => listArticles(slug, { locale, limit: MOST_ARTICLES }, { signal }),
  });
}

export function articleQuery(id: string) {
  return queryOptions({
    queryKey: keys.faq.source(id),
    queryFn: ({ signal }) => inAllLanguages((locale) => getArticle(id, { locale }, { signal })),
    meta: { persist: false },
  });
}

export function pagesQuery(locale: MediaLocale) {
  return queryOptions({
    queryKey: [...keys.pages.list({ locale }), "editor"],
    queryFn: ({ signal }) => listPages({ locale }, { signal }),
  });
}

export function pageQuery(slug: string) {
  return queryOptions({
    queryKey: keys.pages.source(slug),
    queryFn: ({ signal }) => inAllLanguages((locale) => getPage(slug, { locale }, { signal })),
    meta: { persist: false },
  });
}

export function versionsQuery(slug: string) {
  return queryOptions({
    queryKey: keys.pages.versions(slug),
    queryFn: ({ signal }) => listPageVersions(slug, { signal }),
    meta: { persist: false },
  });
}

export async function versionTexts(slug: string, version: number): Promise<Texts> {
  const { texts } = await inAllLanguages((locale) => getPageVersion(slug, version, { locale }));
  return texts;
}

/** The HTML that would be published, a moment after typing stopped. */
export function usePreview(markdown: string, enabled: boolean) {
  const [settled, setSettled] = useState(markdown);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(markdown), TYPING_MS);
    return () => clearTimeout(timer);
  }, [markdown]);
  return useQuery({
    queryKey: keys.content.preview(settled),
    queryFn: ({ signal }) => previewMarkdown({ markdown: settled }, { signal }),
    enabled: enabled && settled.trim() !== "",
    placeholderData: (previous) => previous,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    meta: { persist: false },
  });
}
