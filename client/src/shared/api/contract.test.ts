import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import openapi from "../../../../docs/openapi.json";
import { isRepeatable } from "./idempotency";
import en from "./locales/en.json";
import ru from "./locales/ru.json";

const ROOT = join(import.meta.dirname, "../../../..");
const PACKAGES = ["auth-service", "device-service", "media-service", "ticket-service"];
/** What this client itself says; see `ClientCode`. */
const OWN = [
  "network.offline",
  "network.unreachable",
  "network.timeout",
  "network.aborted",
  "response.unreadable",
  "upload.refused",
  "client.failed",
];

/** Every problem code that the Python sources assign, default or pass. */
function serverCodes(): Set<string> {
  const codes = new Set<string>();
  for (const name of [...PACKAGES, "gateway", "shared"]) {
    const src = join(ROOT, name, "src");
    for (const file of readdirSync(src, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".py")) continue;
      const text = readFileSync(join(src, file), "utf8");
      for (const [, code] of text.matchAll(/code"?[^="'\n]{0,30}[=:]\s*"([a-z_]+\.[a-z_]+)"/g)) {
        if (code) codes.add(code);
      }
    }
  }
  // Those that the contract tells of any address, such as `- 408 `request.head_too_slow``.
  for (const [, code] of JSON.stringify(openapi).matchAll(/\d{3} `([a-z_]+\.[a-z_]+)`/g)) {
    if (code) codes.add(code);
  }
  return codes;
}

function flat(words: Record<string, Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([first, rest]) =>
      Object.entries(rest).map(([second, text]) => [`${first}.${second}`, text] as const),
    ),
  );
}

describe("words for problems", () => {
  const codes = [...serverCodes(), ...OWN];

  it("finds the services' codes at all", () => {
    expect(codes.length).toBeGreaterThan(100);
    expect(codes).toContain("ticket.invalid_transition");
    expect(codes).toContain("request.head_too_slow");
  });

  it.each([
    ["Russian", flat(ru), /[а-яё]/i],
    ["English", flat(en), /[a-z]/i],
  ])("are there in %s for every code", (_name, words, letters) => {
    expect(codes.filter((code) => !letters.test(words.get(code) ?? ""))).toEqual([]);
  });

  it("are there for the same codes in both languages", () => {
    expect([...flat(ru).keys()]).toEqual([...flat(en).keys()]);
  });
});

describe("idempotency keys", () => {
  interface Operation {
    parameters?: { name?: string }[];
  }

  it("go with exactly the POSTs that honour them", () => {
    const honoured: string[] = [];
    const repeated: string[] = [];
    for (const [path, item] of Object.entries(openapi.paths)) {
      const post = (item as { post?: Operation }).post;
      if (!post) continue;
      if (post.parameters?.some(({ name }) => name === "Idempotency-Key")) honoured.push(path);
      if (isRepeatable(path.replaceAll(/\{[^}]+\}/g, "0190a000"))) repeated.push(path);
    }
    expect(honoured.length).toBeGreaterThan(10);
    expect(repeated).toEqual(honoured);
  });
});
