import type { MediaLocale, TranslationWrite } from "@/shared/api/generated/model";

export const LOCALES = ["ru", "en"] as const satisfies readonly MediaLocale[];

/** What a category is called, by language. */
export type CategoryTitles = Partial<Record<MediaLocale, string>>;
export type Texts = Record<MediaLocale, TranslationWrite>;

export const NO_TEXTS: Texts = { ru: { title: "", body: "" }, en: { title: "", body: "" } };

const isEmpty = ({ title, body }: TranslationWrite) => !title.trim() && !body.trim();
const isWhole = ({ title, body }: TranslationWrite) => Boolean(title.trim() && body.trim());

/** A language is written whole or not at all, and one of them has to be. */
export function problemOf(texts: Texts): { locale: MediaLocale; what: "title" | "body" } | null {
  for (const locale of LOCALES) {
    const text = texts[locale];
    if (!isEmpty(text) && !isWhole(text)) {
      return { locale, what: text.title.trim() ? "body" : "title" };
    }
  }
  return LOCALES.some((locale) => isWhole(texts[locale])) ? null : { locale: "ru", what: "title" };
}

/** What differs from what is saved; null takes a language out. */
export function changesOf(texts: Texts, saved: Texts) {
  const changes: Partial<Record<MediaLocale, TranslationWrite | null>> = {};
  for (const locale of LOCALES) {
    const { title, body } = texts[locale];
    if (title === saved[locale].title && body === saved[locale].body) continue;
    changes[locale] = isEmpty(texts[locale]) ? null : { title: title.trim(), body };
  }
  return changes;
}

/** The languages that are written. */
export function written(texts: Texts): Partial<Record<MediaLocale, TranslationWrite>> {
  return Object.fromEntries(
    LOCALES.filter((locale) => isWhole(texts[locale])).map((locale) => [locale, texts[locale]]),
  );
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** An address of a title: 'Как почистить фильтр?' is `kak-pochistit-filtr`. */
export function slugOf(title: string): string {
  return [...title.toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join("")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}

/** The list with the item at `from` one place up or down. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + by, 0, item);
  return next;
}
