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

/** Lighthouse's slow 4G and mid-range phone, applied to the connection and the processor. */
export const SLOW_PHONE: Throttling = {
  cpu: 4,
  latency: 150,
  download: 1_600_000 / 8,
  upload: 750_000 / 8,
};

export interface FirstLoad {
  firstContentfulPaint: number;
  largestContentfulPaint: number;
  /** What long tasks after the first paint take above 50 ms each, in milliseconds. */
  blocking: number;
  layoutShift: number;
  /** What moved, and by how much. */
  shifts: string[];
  scriptBytes: number;
  styleBytes: number;
  fontBytes: number;
  requests: number;
}

interface Seen {
  paints: number[];
  shifts: [value: number, what: string][];
  tasks: [start: number, duration: number][];
}

/** https://wicg.github.io/layout-instability/ */
interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
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
  const seen: Seen = { paints: [], shifts: [], tasks: [] };
  Object.assign(globalThis, { seen });
  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  on("largest-contentful-paint", (entry) => seen.paints.push(entry.startTime));
  on("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
  on("layout-shift", (entry) => {
    const { value, hadRecentInput, sources } = entry as Shift;
    const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
      const name = node instanceof Element ? `${node.tagName}.${node.className}` : node?.nodeName;
      return `${name} ${from.x},${from.y} -> ${to.x},${to.y}`;
    });
    if (!hadRecentInput) seen.shifts.push([value, moved.join("; ")]);
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
    layoutShift: seen.shifts.reduce((sum, [value]) => sum + value, 0),
    shifts: seen.shifts.map(([value, what]) => `${value.toFixed(4)} ${what}`),
    scriptBytes: bytes(".js"),
    styleBytes: bytes(".css"),
    fontBytes: bytes(".woff2"),
    requests: resources.length + 1,
  };
}
