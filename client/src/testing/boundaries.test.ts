import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { sources } from "./sources";

/** What each part may import; a feature also itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  app: ["app", "features", "widgets", "shared", "styles"],
  features: ["widgets", "shared"],
  widgets: ["widgets", "shared"],
  shared: ["shared"],
  testing: ["app", "features", "widgets", "shared", "styles", "testing"],
};
/** Tells the compiler which words there are: types alone, gone when built. */
const TYPES_ONLY = "shared/i18n/words.ts";
const THIS_FILE = "testing/boundaries.test.ts";
const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)["']([^"']+)["']/g;

function imported(path: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, target = ""]) => {
    if (target.startsWith("@/")) return [target.slice(2)];
    const reached = target.startsWith(".") ? posix.join(posix.dirname(path), target) : "..";
    return reached.startsWith("..") ? [] : [reached]; // what is outside of src is no part of it
  });
}

/** `features/tickets` or `shared`. */
function partOf(path: string): { layer: string; feature: string | undefined } {
  const [layer = "", feature] = path.split("/");
  return { layer, feature: layer === "features" ? feature : undefined };
}

function trespasses(path: string, text: string): string[] {
  const from = partOf(path);
  return imported(path, text).filter((target) => {
    const to = partOf(target);
    // Tests read the contract and what the build adds, too.
    const isForTests = ["testing", "styles"].includes(to.layer) || target.startsWith("../");
    if (path.includes(".test.") && isForTests) return false;
    if (from.feature && from.feature === to.feature) return false;
    return !MAY[from.layer]?.includes(to.layer);
  });
}

describe("imports between the parts", () => {
  it("stay within what a part may know", () => {
    const found = sources(/\.tsx?$/)
      .filter(({ path }) => path.includes("/") && ![TYPES_ONLY, THIS_FILE].includes(path))
      .flatMap(({ path, text }) => trespasses(path, text).map((target) => `${path} -> ${target}`));
    expect(found).toEqual([]);
  });

  it("are found where they trespass", () => {
    const page = "features/tickets/pages/Tickets.tsx";
    expect(trespasses(page, 'import { x } from "@/features/devices/api/list";')).toHaveLength(1);
    expect(trespasses(page, 'import { x } from "../../devices/api/list";')).toHaveLength(1);
    expect(trespasses(page, 'import { x } from "../api/list";')).toEqual([]);
    expect(trespasses("shared/ui/Card.tsx", 'const x = import("@/widgets/Photo");')).toHaveLength(
      1,
    );
  });

  it("keep the words' types to types", () => {
    const [words] = sources(/^shared\/i18n\/words\.ts$/);
    expect(words?.text).not.toMatch(/^import (?!type )/m);
  });
});
