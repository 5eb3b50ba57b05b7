import { beforeEach, describe, expect, it } from "vitest";
import { i18n, type WordTree } from "./translator";

const WORDS: Record<string, WordTree> = {
  "ru/common": { hello: "Привет, {{name}}", in: { depth: "глубоко" } },
  "en/common": { hello: "Hello, {{name}}", in: { depth: "deep" } },
  "ru/devices": {
    found_one: "{{count}} устройство",
    found_few: "{{count}} устройства",
    found_many: "{{count}} устройств",
    found_other: "{{count}} устройства",
  },
  "en/devices": { found_one: "{{count}} device", found_other: "{{count}} devices" },
};

describe("i18n", () => {
  beforeEach(async () => {
    localStorage.setItem("language", "ru");
    await i18n.start(async (language, namespace) => {
      const tree = WORDS[`${language}/${namespace}`];
      if (!tree) throw new Error("none");
      return tree;
    });
    await i18n.loadNamespaces(["devices"]);
  });

  it("fills in and goes deep", () => {
    expect(i18n.translate("common", "hello", { name: "Анна" })).toBe("Привет, Анна");
    expect(i18n.translate("common", "in.depth")).toBe("глубоко");
  });

  it.each([
    [1, "1 устройство"],
    [3, "3 устройства"],
    [5, "5 устройств"],
    [21, "21 устройство"],
  ])("chooses the plural of %i", (count, words) => {
    expect(i18n.translate("devices", "found", { count })).toBe(words);
  });

  it("takes the first key that has words, from another namespace too", () => {
    expect(i18n.translate("common", ["no.such", "found"], { ns: "devices", count: 1 })).toBe(
      "1 устройство",
    );
  });

  it("changes all that is loaded to another language at once, and remembers it", async () => {
    const heard: string[] = [];
    const stop = i18n.subscribe(() => heard.push(i18n.translate("devices", "found", { count: 2 })));
    await i18n.changeLanguage("en");
    stop();
    expect(heard).toEqual(["2 devices"]);
    expect(localStorage.getItem("language")).toBe("en");
    expect(document.documentElement.lang).toBe("en");
  });
});
