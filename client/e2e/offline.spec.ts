/** No network: one writes on, and everything goes out once, when there is one again. */
import { expect, test } from "./fixtures";
import { unique } from "./support/people";
import { untilReady } from "./support/ready";

test("what is written without a network waits, and is sent once when there is one @phone", async ({
  open,
  complaints,
  customer,
  words,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  const ticket = await customer.ticket();
  const title = `Не греет ${unique()}`;
  const message = `Ключ у соседки ${unique()}`;
  const messages = async () =>
    (await customer.get(`/tickets/${ticket.id}/messages`)).map(
      (each: { body: string }) => each.body,
    );
  const titles = async () =>
    (await customer.get("/tickets")).map((each: { title: string }) => each.title).sort();
  const page = await open(`/tickets/${ticket.id}`, customer);
  const network = page.context();
  await untilReady(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);

  await test.step("without a network", async () => {
    await network.setOffline(true);
    await expect(page.getByText(words.text("offline.bar"))).toBeVisible();
    await page.getByLabel(words.text("chat:composer.label")).fill(message);
    await page.getByRole("button", { name: words.text("chat:composer.send"), exact: true }).click();
    const bubble = page.getByRole("listitem").filter({ hasText: message });
    await expect(bubble.getByText(words.text("chat:state.pending"))).toBeAttached();

    await page.getByRole("link", { name: words.text("nav.tickets"), exact: true }).click();
    await page.getByRole("link", { name: words.text("tickets:list.new") }).click();
    await page.getByText(words.text("tickets:new.device.none"), { exact: true }).click();
    await page.getByLabel(words.text("tickets:new.what.short")).fill(title);
    await expect(page.getByText(words.text("tickets:new.offline"))).toBeVisible();
    await page.getByRole("button", { name: words.text("tickets:new.sendLater") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByText(words.text("chat:waiting.badge"))).toBeVisible();
    await expect(page.getByText(words.text("chat:waiting.offline"))).toBeVisible();
    await expect(page.getByText(words.pattern("offline.waiting"))).toBeVisible();
  });

  await test.step("it outlives the page", async () => {
    await page.reload();
    await untilReady(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.goto(`/tickets/${ticket.id}`);
    await expect(page.getByText(message)).toBeVisible();
  });

  await test.step("with a network again", async () => {
    await network.setOffline(false);
    await expect.poll(messages, { timeout: 20_000 }).toEqual([message]);
    await expect.poll(titles, { timeout: 20_000 }).toEqual([ticket.title, title].sort());
    await expect(page.getByText(words.text("offline.bar"))).toBeHidden();
    await expect(page.getByText(words.text("chat:state.pending"))).toHaveCount(0);
    await page.reload();
    await untilReady(page);
    await expect(page.getByText(message)).toHaveCount(1);
    expect(await messages()).toEqual([message]);
    expect(await titles()).toEqual([ticket.title, title].sort());
  });
});
