/** What the first look at a page costs, counted: times are for `make bench-client`. */
import { expect, test } from "./fixtures";
import { addressOf, PAGES } from "./pages";
import { firstLoad, SLOW_PHONE } from "./support/first-load";

/** 120 KiB, which `npm run size` holds, and what is loaded behind the page: events, the outbox. */
const MOST_SCRIPT = 136 * 1024;
/** Of the window's area times the distance; 0.1 is what Web Vitals call good. */
const MOST_SHIFT = 0.02;
const isLong = process.env.E2E_FORM === "long";
const MAIN = ["home", "devices", "device", "tickets", "ticket", "support", "staff-queue"];

for (const shown of PAGES.filter(({ name }) => MAIN.includes(name))) {
  const isHome = shown.name === "home";
  test(`${shown.name} stands still while it loads${isHome ? "" : " @long"}`, async ({
    open,
    demo,
    isMobile,
  }) => {
    const owner = await demo("customer");
    const viewer = shown.viewer === "anybody" ? undefined : await demo(shown.viewer);
    const page = await open("about:blank", viewer);
    // On a slow connection each part comes on its own.
    const cost = await firstLoad(
      page,
      await addressOf(shown, owner),
      isLong ? SLOW_PHONE : undefined,
    );
    expect(cost.layoutShift, cost.shifts.join("\n")).toBeLessThan(MOST_SHIFT);
    if (!isHome || !isMobile) return;
    expect(cost.scriptBytes).toBeGreaterThan(20 * 1024);
    expect(cost.scriptBytes).toBeLessThan(MOST_SCRIPT);
  });
}
