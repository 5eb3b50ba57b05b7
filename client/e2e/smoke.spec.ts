/** The app as the gateway serves it: it starts, and the gateway's policy lets it. */
import { expect, test } from "./fixtures";
import { untilReady } from "./support/ready";

test("a stranger is led to the login, in the browser's language", async ({ page, words }) => {
  await page.goto("/");
  await expect(page).toHaveURL("/login");
  await untilReady(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.text("auth:login.title"));
  await expect(page.locator("html")).toHaveAttribute("lang", words.language);
});

test("a customer stays signed in over a reload @phone", async ({ open, customer }) => {
  const page = await open("/devices", customer);
  await untilReady(page);
  await page.reload();
  await untilReady(page);
  await expect(page).toHaveURL("/devices");
});

test("the app's own font comes from the gateway, with Cyrillic @desktop", async ({ page }) => {
  await page.goto("/login");
  await untilReady(page);
  const loaded = await page.evaluate(async () => {
    const family = getComputedStyle(document.body).fontFamily;
    await document.fonts.load(`16px ${family}`, "Привет");
    return [...document.fonts].filter((face) => face.status === "loaded").length;
  });
  expect(loaded).toBeGreaterThan(0);
});

test("a photo is sent to the storage, and shown from there @desktop", async ({
  open,
  customer,
}) => {
  const photo = await open("/login").then(async (page) => {
    await untilReady(page);
    return page.evaluate(async () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
      canvas.getContext("2d")?.fillRect(8, 8, 32, 32);
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg"));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
    });
  });
  const media = await customer.post("/media/uploads", {
    filename: "photo.jpg",
    content_type: "image/jpeg",
    size: photo.length,
    purpose: "ticket_attachment",
  });
  const page = await open("/devices", customer);
  await untilReady(page);
  const status = await page.evaluate(
    async ([upload, bytes]) => {
      const body = new Blob([new Uint8Array(bytes)]);
      return (await fetch(upload.url, { method: upload.method, headers: upload.headers, body }))
        .status;
    },
    [media.upload, photo] as const,
  );
  expect(status).toBe(200);
  await customer.post(`/media/uploads/${media.id}/complete`);
  await expect.poll(async () => (await customer.get(`/media/${media.id}`)).status).toBe("ready");
  const { id } = await customer.ticket({ media_ids: [media.id] });
  const [{ url }] = (await customer.get(`/tickets/${id}`)).attachments;
  const width = await page.evaluate(async (source) => {
    const image = Object.assign(new Image(), { src: source });
    await image.decode();
    return image.naturalWidth;
  }, url);
  expect(width).toBe(64);
});

test("a script that is not ours does not run @desktop", async ({ page, complaints }) => {
  complaints.expect(/Content Security Policy/, /example\.com/);
  await page.goto("/login");
  await untilReady(page);
  const refused = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
        document.head.append(
          Object.assign(document.createElement("script"), { src: "https://example.com/x.js" }),
        );
      }),
  );
  expect(refused).toBe("script-src-elem");
});

test("the app can be installed, and opens without a network @phone", async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await page.goto("/login");
  await untilReady(page);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
    const answer = await fetch(link?.href ?? "");
    return { type: answer.headers.get("content-type"), ...(await answer.json()) };
  });
  expect(manifest.type).toBe("application/manifest+json");
  for (const { src } of manifest.icons) expect((await page.request.get(src)).ok()).toBe(true);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await untilReady(page);
});
