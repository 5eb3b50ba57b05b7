/** The app's own words, read from its locale files: tests find things by what people see. */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("../../src/", import.meta.url));
/** As in `app/i18n.ts`: a feature's folder names its words, these have names of their own. */
const NAMES: Readonly<Record<string, string>> = { i18n: "common", api: "problems" };
const PLURALS = ["_zero", "_one", "_two", "_few", "_many", "_other"];

type Tree = { [key: string]: string | Tree };

export class Words {
  private readonly namespaces = new Map<string, Tree>();

  /** `language` is `ru` or `en`. */
  constructor(readonly language: string) {
    for (const file of globSync(`**/locales/${language}.json`, { cwd: SOURCES })) {
      const folder = basename(dirname(dirname(file)));
      const tree = JSON.parse(readFileSync(join(SOURCES, file), "utf8"));
      this.namespaces.set(NAMES[folder] ?? folder, tree);
    }
  }

  /** Returns `key` (`auth:login.title`; no namespace means `common`) with `values` put in. */
  text(key: string, values: Record<string, string | number> = {}): string {
    const text = this.find(key);
    if (text === undefined) throw new Error(`no word ${key} in ${this.language}`);
    return text.replaceAll(/\{\{(\w+)[^}]*\}\}/g, (_, name) => String(values[name] ?? ""));
  }

  /** Returns a pattern of `key` in which every value, and every plural form, fits. */
  pattern(key: string): RegExp {
    const forms = ["", ...PLURALS].map((ending) => this.find(key + ending));
    const texts = forms.filter((text) => text !== undefined);
    if (texts.length === 0) throw new Error(`no word ${key} in ${this.language}`);
    return new RegExp(texts.map(toPattern).join("|"));
  }

  /** Every text without values in it, as it stands on a page. */
  all(): Set<string> {
    const leaves = (tree: Tree | string): string[] =>
      typeof tree === "string" ? [tree] : Object.values(tree).flatMap(leaves);
    const texts = [...this.namespaces.values()].flatMap(leaves);
    return new Set(texts.filter((text) => !/\{\{|<\w/.test(text)));
  }

  private find(key: string): string | undefined {
    const [namespace, path] = key.includes(":") ? key.split(":", 2) : ["common", key];
    const tree = this.namespaces.get(namespace ?? "");
    const found = (path ?? "")
      .split(".")
      .reduce<string | Tree | undefined>(
        (branch, name) => (typeof branch === "object" ? branch[name] : undefined),
        tree,
      );
    return typeof found === "string" ? found : undefined;
  }
}

function toPattern(text: string): string {
  return text
    .split(/\{\{[^}]*\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(".+");
}
