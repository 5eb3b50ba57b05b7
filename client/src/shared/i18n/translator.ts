/** Words by language and namespace, in i18next's JSON format. Ours, because i18next with its React
 * binding weighs an eighth of what the home page may load; what pages call is spelled the same. */
import { initialLanguage, type Language, rememberLanguage } from "./language";

export interface WordTree {
  [key: string]: string | WordTree;
}

export type Load = (language: Language, namespace: string) => Promise<WordTree>;

/** `count` chooses the plural form, `ns` another namespace; all are filled into `{{name}}`. */
export type Params = { count?: number; ns?: string } & Record<string, string | number | undefined>;

const words = new Map<string, WordTree>();
const loading = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
let load: Load = async (language, namespace) => {
  throw new Error(`no words for ${namespace} in ${language}`);
};
let current: Language = "ru";

function slot(language: Language, namespace: string): string {
  return `${language}/${namespace}`;
}

function fetchWords(language: Language, namespace: string): Promise<void> {
  const key = slot(language, namespace);
  if (words.has(key)) return Promise.resolve();
  const begun = loading.get(key);
  if (begun) return begun;
  const begin = load(language, namespace)
    .then((tree) => {
      words.set(key, tree);
    })
    .finally(() => loading.delete(key));
  loading.set(key, begin);
  return begin;
}

function show(language: Language) {
  current = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function find(tree: WordTree | undefined, path: string): string | undefined {
  let node: string | WordTree | undefined = tree;
  for (const part of path.split(".")) {
    node = typeof node === "object" ? node[part] : undefined;
  }
  return typeof node === "string" ? node : undefined;
}

function fill(text: string, params: Params): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === "number"
      ? new Intl.NumberFormat(current).format(value)
      : String(value ?? "");
  });
}

export const i18n = {
  get language(): Language {
    return current;
  },

  /** Loads the shell's words. */
  async start(loader: Load): Promise<void> {
    load = loader;
    const language = initialLanguage();
    await fetchWords(language, "common");
    show(language);
  },

  /** Loads words beside the page that needs them. */
  async loadNamespaces(namespaces: readonly string[]): Promise<void> {
    await Promise.all(namespaces.map((namespace) => fetchWords(current, namespace)));
  },

  isLoaded: (namespace: string) => words.has(slot(current, namespace)),

  /** Shows all that is loaded in another language, once its words are there. */
  async changeLanguage(language: Language): Promise<void> {
    const used = [...words.keys()]
      .filter((key) => key.startsWith(`${current}/`))
      .map((key) => key.slice(3));
    await Promise.all(used.map((namespace) => fetchWords(language, namespace)));
    rememberLanguage(language);
    show(language);
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },

  /** The first of the keys that has words; without any, the key itself. */
  translate(namespace: string, keys: string | readonly string[], params: Params = {}): string {
    const tree = words.get(slot(current, params.ns ?? namespace));
    const list = typeof keys === "string" ? [keys] : keys;
    for (const key of list) {
      const plural =
        params.count === undefined
          ? undefined
          : find(tree, `${key}_${new Intl.PluralRules(current).select(params.count)}`);
      const text = plural ?? find(tree, key);
      if (text !== undefined) return fill(text, params);
    }
    if (import.meta.env.DEV) console.error(`no words for ${list.join(", ")} in ${namespace}`);
    return list[0] ?? "";
  },
};
