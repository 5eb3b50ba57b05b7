import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./e2e/support/chromium";

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
  locale: "ru-RU",
};
const desktop = { viewport: { width: 1440, height: 900 }, locale: "en-US" };
const isLong = process.env.E2E_FORM === "long";

/**
 * Tests in a real browser against the real stack at `GATEWAY_URL`.
 *
 * A test runs on the phone (in Russian) and at the desk (in English); `@phone` or `@desktop` in its
 * title says where alone, `@long` that it belongs to the long form. Those in `outage*.spec.ts` stop
 * parts of the stack that all share, so they run when the others have ended.
 */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  forbidOnly: true,
  workers: Number(process.env.E2E_WORKERS ?? 2),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  grepInvert: isLong ? undefined : /@long/,
  reporter: process.env.E2E_REPORT ? [["json", { outputFile: process.env.E2E_REPORT }]] : "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.GATEWAY_URL ?? "http://localhost:8000",
    launchOptions: await launchOptions(),
    timezoneId: "Europe/Moscow",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "phone", use: phone, testIgnore: "outage*", grepInvert: without("@desktop") },
    { name: "desktop", use: desktop, testIgnore: "outage*", grepInvert: without("@phone") },
    {
      name: "outage",
      use: phone,
      testMatch: "outage*.spec.ts",
      fullyParallel: false,
      dependencies: ["phone", "desktop"],
    },
  ],
});

function without(tag: string): RegExp[] {
  return [new RegExp(tag), ...(isLong ? [] : [/@long/])];
}
