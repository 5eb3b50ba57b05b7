import { readdirSync, readFileSync } from "node:fs";

export interface Source {
  /** Relative to `src`, with forward slashes. */
  path: string;
  text: string;
}

/** All files below `src` whose names match; the generated client is left out. */
export function sources(names: RegExp): Source[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => names.test(path) && !path.includes("api/generated/"))
    .map((path) => ({ path, text: readFileSync(`src/${path}`, "utf8") }));
}
