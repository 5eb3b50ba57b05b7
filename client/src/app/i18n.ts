import { i18n, type Language } from "@/shared/i18n";
import type { WordTree } from "@/shared/i18n/translator";

const files = import.meta.glob<WordTree>(
  [
    "../shared/{api,i18n,ui/form}/locales/*.json",
    "../widgets/**/locales/*.json",
    "../features/**/locales/*.json",
  ],
  { import: "default" },
);

/** A feature's folder names its words; the shell's and the API's have names of their own. */
const NAMES: Readonly<Record<string, string>> = { i18n: "common", api: "problems" };

const loaders = new Map(
  Object.entries(files).map(([path, load]) => {
    const [, folder = "", language] = /([^/]+)\/locales\/(\w+)\.json$/.exec(path) ?? [];
    return [`${language}/${NAMES[folder] ?? folder}`, load];
  }),
);

async function load(language: Language, namespace: string): Promise<WordTree> {
  const file = loaders.get(`${language}/${namespace}`);
  if (!file) throw new Error(`no words for ${namespace} in ${language}`);
  return file();
}

export function startI18n(): Promise<void> {
  return i18n.start(load);
}
