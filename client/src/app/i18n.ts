import i18n, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import { initialLanguage, LANGUAGES } from "@/shared/i18n/language";

const files = import.meta.glob<ResourceKey>(
  [
    "../shared/i18n/locales/*.json",
    "../shared/api/locales/*.json",
    "../widgets/locales/*.json",
    "../features/*/locales/*.json",
  ],
  { import: "default" },
);

/** `common` is the shell's; the others are named by the folder that holds them. */
function namespaceOf(folder: string): string {
  return folder === "i18n" ? "common" : folder;
}

const loaders = new Map(
  Object.entries(files).map(([path, load]) => {
    const [, folder = "", language] = /([^/]+)\/locales\/(\w+)\.json$/.exec(path) ?? [];
    return [`${language}/${namespaceOf(folder)}`, load];
  }),
);

const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  async read(language, namespace) {
    const load = loaders.get(`${language}/${namespace}`);
    if (!load) throw new Error(`no words for ${namespace} in ${language}`);
    return load();
  },
};

/** Loads the shell's words; a feature's come with its page. */
export function startI18n(): Promise<unknown> {
  i18n.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  return i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: initialLanguage(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: "common",
      defaultNS: "common",
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
    });
}
