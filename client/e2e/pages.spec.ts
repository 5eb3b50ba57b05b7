/** What has to hold of every page, whatever is on it. */
import { expect, test } from "./fixtures";
import { addressOf, PAGES } from "./pages";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { untilReady } from "./support/ready";

for (const shown of PAGES) {
  test(`${shown.name} is accessible and fits`, async ({ open, demo }) => {
    const owner = await demo("customer");
    const viewer = shown.viewer === "anybody" ? undefined : await demo(shown.viewer);
    const page = await open(await addressOf(shown, owner), viewer);
    await untilReady(page);
    await expect(page).toHaveTitle(/\S/);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
  });
}
