/** What opens above a page: reached, read, worked by keys, and the focus where it is wanted. */
import { expect, test } from "./fixtures";
import { expectAccessible } from "./support/accessibility";
import { untilReady } from "./support/ready";

test("a customer picks another day in a dialog's calendar @long", async ({
  open,
  customer,
  words,
}) => {
  const ticket = await customer.ticket();
  const page = await open(`/tickets/${ticket.id}`, customer);
  await untilReady(page);
  await page.getByRole("button", { name: words.text("chat:page.actions") }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: words.text("tickets:day.title") }).click();
  const dialog = page.getByRole("dialog", { name: words.text("tickets:day.title") });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);

  await dialog.getByRole("group").getByRole("button").click();
  const calendar = page.getByRole("application");
  await expect(calendar).toBeVisible();
  await expectAccessible(page);
  const days = calendar.getByRole("gridcell").locator("[role=button]:not([aria-disabled=true])");
  await days.last().click();
  await expect(calendar).toBeHidden();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: words.text("tickets:day.save") }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await customer.get(`/tickets/${ticket.id}`)).preferred_date)
    .toMatch(/^\d{4}-\d\d-\d\d/);
});

test("the queue's filters begin at the first, and find a device inside their sheet @long", async ({
  open,
  demo,
  words,
}) => {
  const page = await open("/staff", await demo("technician"));
  await untilReady(page);
  const trigger = page.getByRole("button", { name: words.text("queue:filter.title"), exact: true });
  await trigger.click();
  const sheet = page.getByRole("dialog", { name: words.text("queue:filter.title") });
  await expect(sheet.getByRole("checkbox").first()).toBeFocused();
  await expectAccessible(page);
  const device = sheet.getByRole("combobox", { name: words.text("queue:filter.device") });
  await device.fill("Bosch");
  await device.press("ArrowDown");
  await page.getByRole("listbox").getByRole("option", { name: /Bosch/ }).first().click();
  await expect(page).toHaveURL(/device_id=/);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(trigger).toBeFocused();
});

test("an admin's phone has every place within two taps @phone @long", async ({
  open,
  demo,
  words,
}) => {
  const page = await open("/staff", await demo("admin"));
  await untilReady(page);
  const bar = page.getByRole("navigation", { name: words.text("nav.main") });
  const box = await bar.boundingBox();
  const wide = await bar.evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(wide).toBe(false);
  expect(box?.width).toBe(page.viewportSize()?.width);
  await bar.getByRole("button", { name: words.text("nav.more") }).click();
  const sheet = page.getByRole("dialog", { name: words.text("nav.more") });
  await expectAccessible(page);
  await sheet.getByRole("link", { name: words.text("nav.audit") }).click();
  await expect(page).toHaveURL("/staff/audit");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a status is chosen from where the focus begins @desktop @long", async ({
  open,
  demo,
  customer,
  words,
}) => {
  const ticket = await customer.ticket();
  const technician = await demo("technician");
  await technician.patch(`/tickets/${ticket.id}/status`, { status: "in_progress" });
  const page = await open(`/staff/tickets/${ticket.id}`, technician);
  await untilReady(page);
  await page.getByRole("button", { name: words.text("workspace:next.complete") }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { checked: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await customer.get(`/tickets/${ticket.id}`)).status)
    .toBe("completed");
});
