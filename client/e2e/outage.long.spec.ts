/** The gateway stops in the middle of things; runs alone, because all share the stack. */
import { expect, test } from "./fixtures";
import { untilReady } from "./support/ready";

test("the app opens while the gateway is down, and works once it is back", async ({
  open,
  complaints,
  gateway,
  words,
}) => {
  complaints.expect(/ERR_CONNECTION_REFUSED/, /status of 50[234]/, /^50[234] /);
  const page = await open("/login");
  await untilReady(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const title = words.text("auth:login.title");
  await gateway.whileStopped(async () => {
    await page.reload();
    await untilReady(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    const answered = await page.evaluate(() =>
      fetch("/api/v1/faq/categories").then(
        () => true,
        () => false,
      ),
    );
    expect(answered).toBe(false);
  });
  const status = await page.evaluate(async () => (await fetch("/api/v1/faq/categories")).status);
  expect(status).toBe(200);
});

test("what is written while the gateway is down stays, and goes out by itself", async ({
  open,
  complaints,
  customer,
  gateway,
  words,
}) => {
  test.setTimeout(120_000);
  complaints.expect(
    /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED)/,
    /status of 50[234]/,
    /^50[234] /,
  );
  const ticket = await customer.ticket();
  const page = await open(`/tickets/${ticket.id}`, customer);
  await untilReady(page);
  const field = page.getByLabel(words.text("chat:composer.label"));
  const send = page.getByRole("button", { name: words.text("chat:composer.send"), exact: true });
  const bar = page.getByText(words.text("offline.bar"));
  await gateway.whileStopped(async () => {
    await field.fill("Приходите после пяти");
    await send.click();
    await expect(bar).toBeVisible({ timeout: 30_000 });
    await field.fill("И захватите шланг");
    await expect(page.getByText("Приходите после пяти")).toBeVisible();
  });
  const bodies = async () =>
    (await customer.get(`/tickets/${ticket.id}/messages`)).map(
      (each: { body: string }) => each.body,
    );
  await expect.poll(bodies, { timeout: 60_000 }).toEqual(["Приходите после пяти"]);
  await expect(bar).toBeHidden({ timeout: 60_000 });
  await expect(page.getByText(words.text("chat:state.pending"))).toHaveCount(0);
  await expect(field).toHaveValue("И захватите шланг");
  await send.click();
  await expect.poll(bodies).toEqual(["Приходите после пяти", "И захватите шланг"]);
});
