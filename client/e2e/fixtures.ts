/** What a test is given: people, pages of theirs, the app's words, the stack's parts. */
import { test as base, expect, type Page } from "@playwright/test";
import { Complaints } from "./support/complaints";
import { Logins, type Person, type StaffRole, signUp } from "./support/people";
import { Part } from "./support/stack";
import { Words } from "./support/words";

interface Fixtures {
  /** The app's words in the language of this browser. */
  words: Words;
  /** A new customer. */
  customer: Person;
  /** Signs another customer up. */
  newCustomer: (fields?: object) => Promise<Person>;
  /** A demo login, which the tests of a worker share. */
  demo: (role: StaffRole | "customer") => Promise<Person>;
  /** Opens the app in a browser of its own, as this person or as nobody. */
  open: (path: string, person?: Person) => Promise<Page>;
  gateway: Part;
  /** A test fails when the browser complained of anything that it did not expect. */
  complaints: Complaints;
}

interface WorkerFixtures {
  logins: Logins;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  logins: [
    async ({ playwright }, use, { project }) => {
      const http = await playwright.request.newContext({ baseURL: project.use.baseURL });
      await use(new Logins(http));
      await http.dispose();
    },
    { scope: "worker" },
  ],

  words: async ({ locale }, use) => use(new Words((locale ?? "ru").slice(0, 2))),

  customer: async ({ newCustomer }, use) => use(await newCustomer()),

  newCustomer: async ({ request }, use) =>
    use((fields) => signUp(request, { name: "Мария", ...fields })),

  demo: async ({ logins }, use) => use((role) => logins.of(role)),

  open: async ({ browser, baseURL, complaints }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (path, person) => {
      const storageState = person?.storageState(new URL(baseURL ?? "").origin);
      const context = await browser.newContext({ storageState });
      contexts.push(context);
      complaints.watch(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  gateway: async ({ baseURL }, use) =>
    use(new Part("gateway", new URL("/health/ready", baseURL).href)),

  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      complaints.watch(context);
      await use(complaints);
      expect(complaints.unexpected()).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
