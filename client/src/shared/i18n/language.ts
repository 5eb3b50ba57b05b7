export const LANGUAGES = ["ru", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = "language";

function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** What was chosen here, or else the first of the browser's languages that we speak, or Russian. */
export function initialLanguage(): Language {
  const saved = localStorage.getItem(KEY);
  if (isLanguage(saved)) return saved;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "ru";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
