/** Where the tests' Chromium comes from: `CHROMIUM`, Debian's, or the one inside a package of ours. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Chromium {
  executablePath: string;
  /** What it needs in its environment beside the usual. */
  env: Record<string, string>;
}

const DEBIAN = "/usr/bin/chromium";
const FONTS = "fonts.conf";
const FLAGS = [
  "--no-sandbox", // root has none, and in a container there is often no namespace for another user
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** Returns Playwright's launch options; unpacks the packaged Chromium at the first use. */
export async function launchOptions() {
  const { executablePath, env } = await findChromium();
  return { executablePath, args: FLAGS, env: { ...definedEnv(), ...env } };
}

/** Finds Chromium; `CHROMIUM` is a path, or `packaged`. */
export async function findChromium(): Promise<Chromium> {
  const wanted = process.env.CHROMIUM || (existsSync(DEBIAN) ? DEBIAN : "packaged");
  return wanted === "packaged" ? packaged() : { executablePath: wanted, env: {} };
}

/** The headless shell, its fonts (with Cyrillic) and its libraries, unpacked once per version. */
async function packaged(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const bin = join(dirname(entry), "..", "bin");
  const { version } = createRequire(import.meta.url)(join(bin, "..", "package.json"));
  const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(bin, cache, folder);
  const executablePath = join(folder, "chromium");
  const env: Record<string, string> = { FONTCONFIG_FILE: join(folder, FONTS) };
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(folder, "al2023", "lib");
  return { executablePath, env };
}

/** Unpacks beside the folder and renames, so that several workers at once do no harm. */
async function unpack(bin: string, cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, "unpacking-"));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft; // the package unpacks into the temporary folder, wherever that is
  try {
    const { inflate } = await import("@sparticuz/chromium");
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((name) => inflate(join(bin, name))));
    // The packed configuration looks for the fonts in the temporary folder.
    writeFileSync(
      join(draft, FONTS),
      `<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`,
    );
    execFileSync("chmod", ["-R", "a+rX", draft]); // another user may run the tests
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Whether this machine has not all the libraries that the headless shell is linked with. */
function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync("ldd", [executable], { encoding: "utf8" }).includes("not found");
  } catch {
    return true;
  }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((each): each is [string, string] => each[1] !== undefined),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.write(`${(await findChromium()).executablePath}\n`);
}
