/** `make screenshots`: every page on a phone and at a desk, light and dark, in docs/screenshots. */
import { fileURLToPath } from "node:url";
import { test } from "../fixtures";
import { addressOf, PAGES } from "../pages";
import { untilReady } from "../support/ready";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const;

test.use({ locale: process.env.SHOTS_LOCALE ?? "ru-RU" });

for (const shown of PAGES) {
  test(shown.name, async ({ open, demo }) => {
    const owner = await demo("customer");
    const viewer = shown.viewer === "anybody" ? undefined : await demo(shown.viewer);
    const page = await open(await addressOf(shown, owner), viewer);
    for (const [device, size] of Object.entries(SIZES)) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.reload();
        await untilReady(page);
        const path = `${FOLDER}${shown.name}-${device}-${colorScheme}.png`;
        await page.screenshot({ path, animations: "disabled" });
      }
    }
  });
}
