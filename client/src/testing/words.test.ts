import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sources } from "./sources";

type Tree = { [key: string]: string | Tree };

/** Keys that the server's answers choose, not our code. */
const CHOSEN_BY_SERVER = /^shared\/api\//;
const FORMS: Readonly<Record<string, readonly string[]>> = {
  ru: ["one", "few", "many", "other"],
  en: ["one", "other"],
};
const PLURAL = /_(zero|one|two|few|many|other)$/;

function leaves(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
}

function read(path: string): [string, string][] {
  return leaves(JSON.parse(readFileSync(`src/${path}`, "utf8")));
}

const files = sources(/locales\/ru\.json$/).map(({ path }) => path);
const code = sources(/\.tsx?$/).filter(({ path }) => !path.includes(".test."));

/** A plural by its base and which forms it has. */
function shape(path: string) {
  const all = new Set(read(path).map(([key]) => key));
  const keys = new Map<string, Set<string>>();
  for (const key of all) {
    const stem = key.replace(PLURAL, "");
    // `too_many` is no plural: each plural has an `other`.
    const [base, form = ""] = all.has(`${stem}_other`) ? [stem, PLURAL.exec(key)?.[1]] : [key];
    keys.set(base, (keys.get(base) ?? new Set()).add(form));
  }
  return keys;
}

/** `{{count}}` and its like, and `<link>`. */
function holes(text: string): string[] {
  return (text.match(/\{\{\w+\}\}|<\/?\w+>/g) ?? []).sort();
}

describe.each(files)("the words of %s", (ru) => {
  const en = ru.replace(/ru\.json$/, "en.json");

  it("are there in both languages", () => {
    expect([...shape(en).keys()].sort()).toEqual([...shape(ru).keys()].sort());
  });

  it.each(["ru", "en"])("have all plural forms of %s", (language) => {
    for (const [key, forms] of shape(language === "ru" ? ru : en)) {
      if (!forms.has(""))
        expect([...forms].sort(), key).toEqual([...(FORMS[language] ?? [])].sort());
    }
  });

  it("are not empty and have the same places to fill in", () => {
    const english = new Map(read(en));
    for (const [key, text] of read(ru)) {
      expect(text.trim(), key).not.toBe("");
      const other = english.get(key);
      if (other !== undefined && !PLURAL.test(key)) expect(holes(text), key).toEqual(holes(other));
    }
  });

  it("are all used", () => {
    if (CHOSEN_BY_SERVER.test(ru)) return;
    const home = ru.startsWith("features/") ? `${ru.split("/").slice(0, 2).join("/")}/` : "";
    const texts = code.filter(({ path }) => path.startsWith(home)).map(({ text }) => text);
    const unused = [...shape(ru).keys()].filter((key) => !texts.some((text) => uses(text, key)));
    expect(unused).toEqual([]);
  });
});

/** As a literal, or as the beginning of a template whose end is chosen at run time. */
function uses(text: string, key: string): boolean {
  if (text.includes(`"${key}"`) || text.includes(`\`${key}\``)) return true;
  const parts = key.split(".");
  return parts.some((_, at) => at > 0 && text.includes(`\`${parts.slice(0, at).join(".")}.\${`));
}
