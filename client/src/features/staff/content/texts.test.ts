import { expect, it } from "vitest";
import { changesOf, moved, NO_TEXTS, problemOf, slugOf, type Texts, written } from "./texts";

const ru = { title: "Фильтр", body: "Снимите крышку." };
const texts = (changes: Partial<Texts>): Texts => ({ ...NO_TEXTS, ...changes });

it("wants a language whole, and at least one", () => {
  expect(problemOf(NO_TEXTS)).toEqual({ locale: "ru", what: "title" });
  expect(problemOf(texts({ ru }))).toBeNull();
  const half = texts({ ru, en: { title: "Filter", body: " " } });
  expect(problemOf(half)).toEqual({ locale: "en", what: "body" });
});

it("sends what changed alone, and null for a language that was taken out", () => {
  const saved = texts({ ru, en: { title: "Filter", body: "Lift the lid." } });
  expect(changesOf(saved, saved)).toEqual({});
  const next = { ...NO_TEXTS, ru: { ...ru, body: "Снимите крышку и фильтр." } };
  expect(changesOf(next, saved)).toEqual({ ru: next.ru, en: null });
  expect(written(next)).toEqual({ ru: next.ru });
});

it("makes addresses that the server takes", () => {
  expect(slugOf("Как почистить фильтр?")).toBe("kak-pochistit-filtr");
  expect(slugOf("  Warranty & returns 2026 ")).toBe("warranty-returns-2026");
  expect(slugOf(`${"я".repeat(39)} ${"я".repeat(39)}`)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

it("moves one place", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
});
