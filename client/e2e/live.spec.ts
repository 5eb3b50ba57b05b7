/** Two people in two browsers: what one does the other sees, with no reload. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { untilReady } from "./support/ready";

const SOON = { timeout: 5_000 };

/** Marks the document: another one, after a reload, has no mark. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute("data-marked", ""));
}

test("a message and a status stand in the other browser within seconds @desktop", async ({
  open,
  demo,
  customer,
  words,
}) => {
  const ticket = await customer.ticket();
  const mine = await open(`/tickets/${ticket.id}`, customer);
  const theirs = await open(`/staff/tickets/${ticket.id}`, await demo("technician"));
  for (const page of [mine, theirs]) {
    await untilReady(page);
    await mark(page);
  }
  const label = { exact: true };

  await mine.getByLabel(words.text("chat:composer.label"), label).fill("It drips again");
  await mine.keyboard.press("Enter");
  await expect(theirs.getByText("It drips again")).toBeVisible(SOON);

  await theirs.getByLabel(words.text("workspace:compose.replyLabel"), label).fill("Coming at six");
  await theirs.keyboard.press("Enter");
  await expect(mine.getByText("Coming at six")).toBeVisible(SOON);

  await theirs.getByRole("button", { name: words.text("workspace:next.start") }).click();
  const status = mine.getByRole("status").getByText(words.text("widgets:ticketStatus.in_progress"));
  await expect(status).toBeVisible(SOON);

  for (const page of [mine, theirs]) {
    await expect(page.locator("html")).toHaveAttribute("data-marked", "");
    await expect(page.getByText("Coming at six")).toHaveCount(1);
    await expect(page.getByText("It drips again")).toHaveCount(1);
  }
});
