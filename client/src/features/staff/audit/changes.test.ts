import { expect, it } from "vitest";
import { browserOf, changesOf } from "./changes";

it("reads what an admin changed, and nothing else", () => {
  const details = { status: ["active", "blocked"], sessions: ["a"], roles: "x" };
  expect(changesOf(details)).toEqual([{ field: "status", from: "active", to: "blocked" }]);
});

it("names a browser by what it calls itself last", () => {
  const chrome = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  expect(browserOf(chrome)).toBe("Chrome, Windows");
  expect(browserOf(`${chrome} Edg/140.0`)).toBe("Edge, Windows");
  expect(browserOf("curl/8.0")).toBeNull();
});
