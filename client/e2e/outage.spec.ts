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
