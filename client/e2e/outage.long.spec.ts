/** The gateway stops in the middle of things; runs alone, because all share the stack. */
import { expect, test } from "./fixtures";
import { unique } from "./support/people";
import { takePhoto } from "./support/photo";
import { untilReady } from "./support/ready";

const SOON = { timeout: 30_000 };
/** What Chromium says of an outage, whatever is asked for in it. */
const OUTAGE = [
  /ERR_(CONNECTION_(REFUSED|RESET)|INCOMPLETE_CHUNKED|EMPTY_RESPONSE)/,
  /status of 50[234]/,
  /^50[234] /,
];

test.beforeEach(({ complaints }) => {
  test.setTimeout(120_000);
  complaints.expect(...OUTAGE);
});

test("the app opens while the gateway is down, and works once it is back", async ({
  open,
  gateway,
  words,
}) => {
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

test("a message that is sent meanwhile goes by itself; what is begun after it stays", async ({
  open,
  customer,
  gateway,
  words,
}) => {
  const ticket = await customer.ticket();
  const page = await open(`/tickets/${ticket.id}`, customer);
  await untilReady(page);
  const field = page.getByLabel(words.text("chat:composer.label"));
  const send = page.getByRole("button", { name: words.text("chat:composer.send"), exact: true });
  const bar = page.getByText(words.text("offline.bar"));
  await gateway.whileStopped(async () => {
    await field.fill("Приходите после пяти");
    await send.click();
    await expect(bar).toBeVisible(SOON);
    await field.fill("И захватите шланг");
    await expect(page.getByText("Приходите после пяти")).toBeVisible();
  });
  const bodies = async () =>
    (await customer.get(`/tickets/${ticket.id}/messages`)).map(
      (each: { body: string }) => each.body,
    );
  await expect.poll(bodies, SOON).toEqual(["Приходите после пяти"]);
  await expect(bar).toBeHidden(SOON);
  await expect(page.getByText(words.text("chat:state.pending"))).toHaveCount(0);
  await expect(field).toHaveValue("И захватите шланг");
  await send.click();
  await expect.poll(bodies).toEqual(["Приходите после пяти", "И захватите шланг"]);
});

test("a new ticket with a photo is filed by itself, photo and all", async ({
  open,
  customer,
  gateway,
  words,
}) => {
  const title = `Не сливает ${unique()}`;
  const page = await open("/tickets/new", customer);
  await untilReady(page);
  const photo = await takePhoto(page);
  await gateway.whileStopped(async () => {
    await page.getByText(words.text("tickets:new.device.none"), { exact: true }).click();
    await page.getByLabel(words.text("tickets:new.what.short")).fill(title);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: words.text("chat:photos.add"), exact: true }).click();
    await (await chooser).setFiles(photo);
    await expect(page.getByText(words.text("chat:photos.waiting"))).toBeVisible(SOON);
    await expect(page.getByText(words.text("tickets:new.offline"))).toBeVisible(SOON);
    await page.getByRole("button", { name: words.text("tickets:new.sendLater") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByText(words.text("chat:waiting.offline"))).toBeVisible();
    await expect(
      page.getByRole("button", { name: words.pattern("chat:photos.open") }),
    ).toBeVisible();
  });
  const filed = async () => customer.get("/tickets");
  await expect.poll(async () => (await filed()).length, SOON).toBe(1);
  const [ticket] = await filed();
  expect(ticket.title).toBe(title);
  expect((await customer.get(`/tickets/${ticket.id}`)).attachments).toHaveLength(1);
  await expect(page.getByText(ticket.number)).toBeVisible(SOON);
  await expect(page).toHaveURL(`/tickets/${ticket.id}`);
});

test("a photo that was chosen meanwhile uploads by itself while one still writes", async ({
  open,
  customer,
  gateway,
  words,
}) => {
  const page = await open("/tickets/new", customer);
  await untilReady(page);
  const title = page.getByLabel(words.text("tickets:new.what.short"));
  const photo = await takePhoto(page);
  const waiting = page.getByText(words.text("chat:photos.waiting"));
  await gateway.whileStopped(async () => {
    await title.fill("Не греет");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: words.text("chat:photos.add"), exact: true }).click();
    await (await chooser).setFiles(photo);
    await expect(waiting).toBeVisible(SOON);
  });
  await expect(waiting).toBeHidden(SOON);
  await expect(page.getByRole("progressbar")).toHaveCount(0, SOON);
  await expect(title).toHaveValue("Не греет");
  await page.getByText(words.text("tickets:new.device.none"), { exact: true }).click();
  await page.getByRole("button", { name: words.text("tickets:new.send"), exact: true }).click();
  await expect(page).toHaveURL(/\/tickets\/[0-9a-f-]{36}$/, SOON);
  const [ticket] = await customer.get("/tickets");
  expect((await customer.get(`/tickets/${ticket.id}`)).attachments).toHaveLength(1);
});

test("the profile is saved by itself, with what was typed", async ({
  open,
  customer,
  gateway,
  words,
}) => {
  const page = await open("/profile", customer);
  await untilReady(page);
  const address = page.getByLabel(words.text("profile:details.address"));
  await gateway.whileStopped(async () => {
    await address.fill("Москва, Лесная, 5");
    await page.getByRole("button", { name: words.text("profile:details.submit") }).click();
    await expect(page.getByText(words.text("problems:network.unreachable"))).toBeVisible(SOON);
    await expect(page.getByText(words.text("offline.bar"))).toBeVisible(SOON);
    await expect(address).toHaveValue("Москва, Лесная, 5");
  });
  await expect.poll(async () => (await customer.me()).address, SOON).toBe("Москва, Лесная, 5");
  await expect(page.getByText(words.text("problems:network.unreachable"))).toBeHidden();
  await expect(page.getByText(words.text("offline.bar"))).toBeHidden();
  await expect(address).toHaveValue("Москва, Лесная, 5");
});

test("a reply of the staff goes by itself", async ({ open, demo, customer, gateway, words }) => {
  const ticket = await customer.ticket();
  const page = await open(`/staff/tickets/${ticket.id}`, await demo("technician"));
  await untilReady(page);
  const conversation = page.getByRole("button", { name: words.text("workspace:tabs.chat") });
  if (await conversation.isVisible()) await conversation.click();
  const field = page.getByLabel(words.text("workspace:compose.replyLabel"), { exact: true });
  await gateway.whileStopped(async () => {
    await field.fill("Буду в семь");
    await page.getByRole("button", { name: words.text("chat:composer.send"), exact: true }).click();
    await expect(page.getByText(words.text("offline.bar"))).toBeVisible(SOON);
    await expect(page.getByText("Буду в семь")).toBeVisible();
    await field.fill("Ждите звонка");
  });
  const bodies = async () =>
    (await customer.get(`/tickets/${ticket.id}/messages`)).map(
      (each: { body: string }) => each.body,
    );
  await expect.poll(bodies, SOON).toEqual(["Буду в семь"]);
  await expect(page.getByText(words.text("offline.bar"))).toBeHidden(SOON);
  await expect(field).toHaveValue("Ждите звонка");
});

test("an article that is saved meanwhile is saved by itself", async ({
  open,
  demo,
  gateway,
  words,
}) => {
  const support = await demo("support");
  const { slug } = (await support.get("/faq/categories"))[0];
  const title = `Как слить воду ${unique()}`;
  const page = await open(`/staff/content/faq?new=${slug}`, support);
  await untilReady(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const field = page.getByRole("textbox", {
    name: words.text("content:articleTitle"),
    exact: true,
  });
  const save = page.getByRole("button", { name: words.text("content:createDraft") });
  await field.fill(title);
  await page
    .getByRole("textbox", { name: words.text("content:body"), exact: true })
    .fill("Откройте фильтр.");
  await gateway.whileStopped(async () => {
    await save.click();
    await expect(page.getByText(words.text("problems:network.unreachable"))).toBeVisible(SOON);
    await expect(page.getByText(words.text("offline.bar"))).toBeVisible(SOON);
    await expect(field).toHaveValue(title);
  });
  await expect(page).toHaveURL(/article=/, SOON);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const listed = (await support.get(`/faq/categories/${slug}/articles`)) as { title: string }[];
  expect(listed.filter((article) => article.title === title)).toHaveLength(1);
});

test("an article that is begun meanwhile comes back with its editor", async ({
  open,
  demo,
  gateway,
  words,
}) => {
  const support = await demo("support");
  const { slug } = (await support.get("/faq/categories"))[0];
  const page = await open(`/staff/content/faq?new=${slug}`, support);
  await untilReady(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const title = page.getByRole("textbox", {
    name: words.text("content:articleTitle"),
    exact: true,
  });
  await gateway.whileStopped(async () => {
    await title.fill("Как слить воду");
    await page.reload();
    await expect(page.getByText(words.text("problems:network.unreachable"))).toBeVisible(SOON);
  });
  await expect(title).toHaveValue("Как слить воду", SOON);
});

test("a page that could not be loaded loads by itself", async ({
  open,
  customer,
  gateway,
  words,
}) => {
  const page = await open("/faq", customer);
  await untilReady(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const failed = page.getByText(words.text("problems:network.unreachable"));
  await gateway.whileStopped(async () => {
    await page.goto("/profile/sessions");
    await expect(failed).toBeVisible(SOON);
  });
  await expect(failed).toBeHidden(SOON);
  await expect(page.getByText(words.text("profile:sessions.current"))).toBeVisible(SOON);
});
