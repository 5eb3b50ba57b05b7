/** A customer's whole way: from a stranger with a leaking machine to five stars. */
import { expect, test } from "./fixtures";
import { PASSWORD, unique, uniquePhone } from "./support/people";
import { takePhoto } from "./support/photo";
import { untilReady } from "./support/ready";

const SLOW_UPLOAD = {
  offline: false,
  latency: 20,
  downloadThroughput: -1,
  uploadThroughput: 150_000,
};

test("a stranger signs up, files a ticket with a photo, talks, and rates the work @phone", async ({
  page,
  demo,
  words,
}) => {
  test.setTimeout(120_000);
  const field = (key: string) => page.getByLabel(words.text(key));
  const button = (key: string) => page.getByRole("button", { name: words.text(key), exact: true });
  const title = `Течёт при отжиме ${unique()}`;

  await test.step("signs up by the form", async () => {
    await page.goto("/register");
    await untilReady(page);
    await field("auth:register.phone").fill(uniquePhone());
    await field("auth:register.password").fill(PASSWORD);
    await field("auth:register.name").fill("Мария Петрова");
    await button("auth:register.submit").click();
    await expect(page).toHaveURL("/");
    await untilReady(page);
  });

  await test.step("adds the device", async () => {
    await page.goto("/devices/new");
    await untilReady(page);
    await field("devices:form.title").fill("Стиралка");
    await field("devices:form.brand").fill("Bosch");
    await field("devices:form.model").fill("WAN 24260");
    await page.getByRole("textbox", { name: words.text("devices:form.serial") }).fill(unique());
    await field("devices:form.purchase").fill("2026-01-15");
    await button("devices:new.submit").click();
    await expect(page).toHaveURL(/\/devices\/[0-9a-f-]{36}$/);
    await untilReady(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Стиралка");
  });

  await test.step("files a ticket on it, with a photo that uploads meanwhile", async () => {
    await page.getByRole("link", { name: words.text("devices:detail.report") }).click();
    await expect(page).toHaveURL(/\/tickets\/new/);
    await untilReady(page);
    await expect(page.getByRole("radio", { name: /Стиралка/ })).toBeChecked();
    await field("tickets:new.what.short").fill(title);
    await field("tickets:new.what.more").fill("Лужа под машиной, если отжимать на тысяче.");
    const network = await page.context().newCDPSession(page);
    await network.send("Network.emulateNetworkConditions", SLOW_UPLOAD);
    const chooser = page.waitForEvent("filechooser");
    await button("chat:photos.add").click();
    await (await chooser).setFiles(await takePhoto(page));
    const progress = page.getByRole("progressbar", {
      name: words.pattern("chat:photos.uploading"),
    });
    await expect
      .poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.position))
      .toBeGreaterThan(0);
    await expect(progress).toBeHidden();
    await network.detach();
    await button("tickets:new.send").click();
    await expect(page).toHaveURL(/\/tickets\/[0-9a-f-]{36}$/);
    await untilReady(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  });
  const id = new URL(page.url()).pathname.split("/").pop() ?? "";

  await test.step("sees the photo", async () => {
    const photo = page.getByRole("button", { name: words.pattern("chat:photos.open") });
    await expect
      .poll(() => photo.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(100);
  });

  const technician = await demo("technician");
  await test.step("writes, and is answered", async () => {
    await field("chat:composer.label").fill("Можно вечером?");
    await button("chat:composer.send").click();
    await expect
      .poll(async () =>
        (await technician.get(`/tickets/${id}/messages`)).map((m: { body: string }) => m.body),
      )
      .toEqual(["Можно вечером?"]);
    await technician.post(`/tickets/${id}/messages`, { body: "Буду в семь." });
    await expect(page.getByText("Буду в семь.")).toBeVisible();
  });

  await test.step("sees the status change, with no reload", async () => {
    const status = page
      .getByRole("status")
      .filter({ hasText: words.pattern("widgets:ticketStatus.in_progress") });
    await expect(status).toHaveCount(0);
    await technician.patch(`/tickets/${id}/status`, { status: "in_progress" });
    await expect(status.first()).toBeVisible();
    await technician.patch(`/tickets/${id}/status`, {
      status: "completed",
      comment: "Заменил манжету.",
    });
    await expect(page.getByText("Заменил манжету.")).toBeVisible();
  });

  await test.step("rates the work", async () => {
    await page.getByTitle(words.text("chat:rating.words.5"), { exact: true }).click();
    await field("tickets:rating.comment").fill("Быстро и чисто");
    await button("tickets:rating.send").click();
    await expect(page.getByText(words.text("tickets:next.done.title"))).toBeVisible();
    // The page shows it before the server has it.
    await expect
      .poll(async () => (await technician.get(`/tickets/${id}`)).rating)
      .toMatchObject({ score: 5, comment: "Быстро и чисто" });
  });
});
