/** What the first look at the home page costs, counted: times are for `make bench-client`. */
import { expect, test } from "./fixtures";
import { firstLoad } from "./support/first-load";

/** 120 KiB, which `npm run size` holds, and what is loaded behind the page: events, the outbox. */
const MOST_SCRIPT = 136 * 1024;

for (const [what, tag] of [
  ["light", ""],
  ["still", " @long"],
] as const) {
  test(`a customer's first look at the home page is ${what} @phone${tag}`, async ({
    open,
    demo,
  }) => {
    const cost = await firstLoad(await open("about:blank", await demo("customer")), "/");
    if (what === "still") return expect(cost.layoutShift).toBeLessThan(0.1);
    expect(cost.scriptBytes).toBeGreaterThan(20 * 1024);
    expect(cost.scriptBytes).toBeLessThan(MOST_SCRIPT);
  });
}
