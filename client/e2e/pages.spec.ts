/** What has to hold of every page, whatever is on it: one visitor walks through all of theirs. */
import { expect, test } from "./fixtures";
import { addressOf, PAGES } from "./pages";
import { expectAccessible, expectNoSidewaysScroll, type Theme } from "./support/accessibility";
import { STAFF } from "./support/people";
import { untilReady } from "./support/ready";

const SECONDS_A_PAGE = 15;
const isLong = process.env.E2E_FORM === "long";

for (const viewer of new Set(PAGES.map((page) => page.viewer))) {
  const pages = PAGES.filter((page) => page.viewer === viewer);
  // In the short form the staff sit at the desk and the others hold a phone.
  const isStaff = STAFF.some((role) => role === viewer);
  const tags = isLong ? "" : isStaff ? " @desktop" : " @phone";
  test(`what ${viewer} sees is accessible and fits${tags}`, async ({ open, demo, isMobile }) => {
    test.setTimeout((30 + pages.length * SECONDS_A_PAGE) * 1000);
    // In the short form the phone sees the light theme and the desk the dark one.
    const short: Theme[] = isMobile ? ["light"] : ["dark"];
    const owner = await demo("customer");
    const visitor = viewer === "anybody" ? undefined : await demo(viewer);
    const page = await open("about:blank", visitor);
    for (const shown of pages) {
      await test.step(shown.name, async () => {
        await page.goto(await addressOf(shown, owner));
        await untilReady(page);
        await expect.soft(page).toHaveTitle(/\S/);
        await expectAccessible(page, isLong ? ["light", "dark"] : short);
        await expectNoSidewaysScroll(page);
        // At the desk the panes scroll, and the bars around them stay.
        if (isStaff) expect.soft(await page.evaluate(hiddenHeight), page.url()).toBe(0);
        const size = page.viewportSize();
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
        if (size) await page.setViewportSize(size);
      });
    }
  });
}

/** How far the window can be scrolled. */
function hiddenHeight(): number {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight - clientHeight;
}
