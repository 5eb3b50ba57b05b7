/** Russian and English: complete, chosen once, kept. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { untilReady } from "./support/ready";
import { Words } from "./support/words";

const RAW_KEY = /^[a-z]\w*(\.\w+)+$/;
const PLACES = [
  "/",
  "/devices",
  "/devices/new",
  "/tickets",
  "/tickets/new",
  "/support",
  "/support/new",
  "/notifications",
  "/profile",
  "/profile/security",
  "/profile/sessions",
  "/profile/data",
  "/faq",
  "/news",
];

/** Whatever words a page shows or reads out. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: (string | null)[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      // Each language is named in itself, for whoever knows that one alone.
      if (!parentElement?.matches("option[value=ru], option[value=en]")) texts.push(textContent);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      for (const each of document.querySelectorAll(`[${name}]`))
        texts.push(each.getAttribute(name));
    }
    return texts.map((text) => text?.trim() ?? "").filter(Boolean);
  });
}

test("the language is chosen once, holds on every page, and outlives a reload @long", async ({
  open,
  customer,
  words,
}) => {
  const other = new Words(words.language === "ru" ? "en" : "ru");
  const page = await open("/profile", customer);
  await untilReady(page);
  await page.getByLabel(words.text("language"), { exact: true }).selectOption(other.language);
  await expect(page.locator("html")).toHaveAttribute("lang", other.language);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    other.text("profile:profile.title"),
  );
  await expect.poll(async () => (await customer.me()).locale).toBe(other.language);

  const right = other.all();
  const wrong = new Set([...words.all()].filter((text) => !right.has(text)));
  for (const place of PLACES) {
    await page.goto(place);
    await untilReady(page);
    await expect(page.locator("html")).toHaveAttribute("lang", other.language);
    const texts = await textsOf(page);
    expect
      .soft(
        texts.filter((text) => RAW_KEY.test(text)),
        `keys at ${place}`,
      )
      .toEqual([]);
    const left = texts.filter((text) => wrong.has(text));
    expect.soft(left, `${words.language} at ${place}`).toEqual([]);
  }
});
