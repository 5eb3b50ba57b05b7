// Fails when src/shared/api/generated is not what docs/openapi.json gives: `npm run generate:check`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const COMMITTED = "src/shared/api/generated";
// Beside it, so that the imports of the mutator come out the same.
const FRESH = "src/shared/api/.generated-check";

function filesOf(folder) {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

let differing;
try {
  const made = spawnSync("npx", ["orval", "--config", "orval.config.ts"], {
    env: { ...process.env, ORVAL_OUTPUT: FRESH },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (made.status !== 0) process.exit(made.status ?? 1);
  const [committed, fresh] = [filesOf(COMMITTED), filesOf(FRESH)];
  differing = [...new Set([...committed.keys(), ...fresh.keys()])]
    .filter((name) => committed.get(name) !== fresh.get(name))
    .sort();
} finally {
  rmSync(FRESH, { recursive: true, force: true });
}
if (differing.length > 0) {
  console.error("Stale: run `npm run generate` and commit what it changes.");
  for (const name of differing.slice(0, 20)) console.error(`  ${COMMITTED}/${name}`);
  process.exit(1);
}
console.log("The generated client is what the contract gives.");
