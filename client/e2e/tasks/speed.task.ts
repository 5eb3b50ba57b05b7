/** `make bench-client`: the first look at the home page on a slow phone, in docs/benchmarks. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "../fixtures";
import { type FirstLoad, firstLoad, SLOW_PHONE } from "../support/first-load";

const REPORT = fileURLToPath(new URL("../../../docs/benchmarks/client", import.meta.url));
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ROWS: [Exclude<keyof FirstLoad, "shifts">, string][] = [
  ["firstContentfulPaint", "first contentful paint, ms"],
  ["largestContentfulPaint", "largest contentful paint, ms"],
  ["blocking", "blocked by long tasks, ms"],
  ["layoutShift", "cumulative layout shift"],
  ["scriptBytes", "JavaScript, bytes as sent"],
  ["styleBytes", "styles, bytes as sent"],
  ["fontBytes", "fonts, bytes as sent"],
  ["requests", "requests"],
];

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

test("speed", async ({ open, demo, browser }) => {
  const customer = await demo("customer");
  await firstLoad(await open("about:blank", customer), "/", SLOW_PHONE); // the stack's own first time
  const rounds: FirstLoad[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await firstLoad(await open("about:blank", customer), "/", SLOW_PHONE));
  }
  const lines = ROWS.map(([key, name]) => {
    const values = rounds.map((each) => each[key]).sort((a, b) => a - b);
    return { key, name, median: values[Math.floor(values.length / 2)] ?? 0, values };
  });
  const date = new Date().toISOString().slice(0, 10);
  const chromium = browser.version();
  const text = [
    "# The first look at the home page",
    "",
    `A signed-in customer's home, nothing cached, on a slow phone: ${SLOW_PHONE.cpu} times slower ` +
      `processor, ${SLOW_PHONE.latency} ms of latency, ${(SLOW_PHONE.download * 8) / 1e6} Mbit/s down. ` +
      `Medians of ${ROUNDS} loads with the whole stack on the same machine; Chromium ${chromium}, ` +
      `${date}; \`make bench-client\` measures again. Long tasks count from the first paint on, ` +
      "each for what it takes above 50 ms.",
    "",
    "| figure | median | lowest | highest |",
    "| --- | ---: | ---: | ---: |",
    ...lines.map(({ name, median, values }) => {
      const cells = [median, values[0] ?? 0, values.at(-1) ?? 0].map((value) => shown(value));
      return `| ${name} | ${cells.join(" | ")} |`;
    }),
    "",
  ];
  writeFileSync(`${REPORT}.md`, text.join("\n"));
  const data = { date, chromium, throttling: SLOW_PHONE, rounds };
  writeFileSync(`${REPORT}.json`, `${JSON.stringify(data, null, 2)}\n`);
  expect(rounds).toHaveLength(ROUNDS);
});

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
