/** `make screenshots`: every page on a phone and at a desk, light and dark, in docs/screenshots. */
import { fileURLToPath } from "node:url";
import { test } from "../fixtures";
import { addressOf, PAGES } from "../pages";
import { untilReady } from "../support/ready";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};

for (const [device, options] of Object.entries(DEVICES)) {
  test.describe(device, () => {
    test.use({ ...options, locale: process.env.SHOTS_LOCALE ?? "ru-RU" });

    for (const shown of PAGES) {
      test(shown.name, async ({ open, demo }) => {
        const owner = await demo("customer");
        const viewer = shown.viewer === "anybody" ? undefined : await demo(shown.viewer);
        const page = await open("about:blank", viewer);
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await page.goto(await addressOf(shown, owner));
        await untilReady(page);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const path = `${FOLDER}${shown.name}-${device}-${colorScheme}.png`;
          await page.screenshot({ path, animations: "disabled" });
        }
      });
    }
  });
}
