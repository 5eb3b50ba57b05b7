/** What a page's first load costs, by the browser's own entries (W3C Performance Timeline). */
import type { Page } from "@playwright/test";
import { untilReady } from "./ready";

export interface Throttling {
  /** How many times slower the processor is. */
  cpu: number;
  /** Milliseconds. */
  latency: number;
  /** Bytes a second. */
  download: number;
  upload: number;
}

export interface FirstLoad {
  firstContentfulPaint: number;
  largestContentfulPaint: number;
  /** What long tasks after the first paint take above 50 ms each, in milliseconds. */
  blocking: number;
  layoutShift: number;
  scriptBytes: number;
  styleBytes: number;
  fontBytes: number;
  requests: number;
}

interface Seen {
  paints: number[];
  shifts: number;
  tasks: [start: number, duration: number][];
}

/** Loads `path` in a page that has loaded nothing yet, and waits until it stands still. */
export async function firstLoad(
  page: Page,
  path: string,
  throttling?: Throttling,
): Promise<FirstLoad> {
  await page.addInitScript(observe);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  if (throttling) {
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: throttling.latency,
      downloadThroughput: throttling.download,
      uploadThroughput: throttling.upload,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: throttling.cpu });
  }
  await page.goto(path);
  await untilReady(page);
  await page.waitForLoadState("load");
  await page.waitForTimeout(throttling ? 2000 : 500); // late shifts count too
  return page.evaluate(summarise);
}

function observe(): void {
  const seen: Seen = { paints: [], shifts: 0, tasks: [] };
  Object.assign(globalThis, { seen });
  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  on("largest-contentful-paint", (entry) => seen.paints.push(entry.startTime));
  on("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
  on("layout-shift", (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) seen.shifts += shift.value;
  });
}

function summarise(): FirstLoad {
  const { seen } = globalThis as unknown as { seen: Seen };
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const resources = performance
    .getEntriesByType("resource")
    .filter((entry) => entry instanceof PerformanceResourceTiming);
  const bytes = (ending: string) =>
    resources
      .filter(({ name }) => new URL(name).pathname.endsWith(ending))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return {
    firstContentfulPaint: Math.round(painted),
    largestContentfulPaint: Math.round(seen.paints.at(-1) ?? 0),
    blocking: Math.round(
      seen.tasks
        .filter(([start]) => start >= painted)
        .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    ),
    layoutShift: seen.shifts,
    scriptBytes: bytes(".js"),
    styleBytes: bytes(".css"),
    fontBytes: bytes(".woff2"),
    requests: resources.length + 1,
  };
}
