/** Weighs, brotli-coded as the gateway serves it, the JavaScript that a customer's first look at
 * the home page needs: the entry, the home page with its words, and all that they import. */
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const LIMIT = 120 * 1024;
const DIST = new URL("../dist/", import.meta.url);
/** The words are those that features/home/routes.tsx names, and the shell's. */
const HOME = [
  "index.html",
  "src/features/home/pages/Home.tsx",
  "src/shared/i18n/locales/ru.json",
  "src/features/home/locales/ru.json",
  "src/widgets/locales/ru.json",
  "src/widgets/device/locales/ru.json",
];

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8"));
const files = new Map();

function take(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no chunk of ${key}`);
  if (files.has(chunk.file)) return;
  const code = readFileSync(new URL(chunk.file, DIST));
  files.set(chunk.file, {
    raw: code.length,
    brotli: brotliCompressSync(code, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }).length,
  });
  for (const each of chunk.imports ?? []) take(each);
}

for (const key of HOME) take(key);

const rows = [...files].sort(([, a], [, b]) => b.brotli - a.brotli);
for (const [file, { raw, brotli }] of rows) {
  console.log(`${String(brotli).padStart(7)} of ${String(raw).padStart(7)}  ${file}`);
}
const total = rows.reduce((sum, [, { brotli }]) => sum + brotli, 0);
console.log(`${String(total).padStart(7)} bytes, of ${LIMIT} allowed`);
if (total > LIMIT) {
  console.error(`The first load is ${total - LIMIT} bytes too large.`);
  process.exitCode = 1;
}
