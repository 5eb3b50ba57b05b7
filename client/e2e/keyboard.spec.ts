/** No pointer: everything is reached by Tab, and done by Enter, Space and arrows. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { unique } from "./support/people";
import { untilReady } from "./support/ready";

const MOST_STOPS = 60;

/** Presses Tab until the focus stands at `target`. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `not reached by ${MOST_STOPS} Tabs`).toBeFocused();
}

test("a ticket is filed by keys alone @desktop", async ({ page, customer, words }) => {
  const device = await customer.device();
  const title = `No heat ${unique()}`;
  const button = (key: string) => page.getByRole("button", { name: words.text(key), exact: true });
  const field = (key: string) => page.getByLabel(words.text(key));

  await page.goto("/login");
  await untilReady(page);
  await tabTo(page, field("auth:login.identity"));
  await page.keyboard.type(customer.login.phone ?? "");
  await tabTo(page, page.getByLabel(words.text("auth:login.password"), { exact: true }));
  await page.keyboard.type(customer.login.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await untilReady(page);

  await tabTo(page, page.getByRole("link", { name: words.text("nav.newTicket") }).first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/tickets/new");
  await untilReady(page);

  await tabTo(page, page.getByRole("radio", { name: device.title }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: device.title })).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(
    page.getByRole("radio", { name: words.text("tickets:new.device.none") }),
  ).toBeChecked();
  await page.keyboard.press("ArrowUp");

  await tabTo(page, field("tickets:new.what.short"));
  await page.keyboard.type(title);
  await tabTo(page, field("tickets:new.what.more"));
  await page.keyboard.type("Cold water only");
  await tabTo(page, page.getByRole("radio", { name: words.text("tickets:new.day.any") }));
  await page.keyboard.press("ArrowRight");
  await tabTo(page, button("tickets:new.send"));
  await page.keyboard.press("Space");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const [filed] = await customer.get("/tickets");
  expect(filed).toMatchObject({ title, device_id: device.id });
  expect(filed.preferred_date).toMatch(/^\d{4}-\d\d-\d\d/);
});
