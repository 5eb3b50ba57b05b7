/** When a page stands: its head is there and nothing of it is still loading. */
import { expect, type Page } from "@playwright/test";

export async function untilReady(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]:not([data-sample] *)")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}
