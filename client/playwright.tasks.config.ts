import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

/** What is made with a browser beside the tests: pictures and figures. */
export default defineConfig({
  ...base,
  testDir: "e2e/tasks",
  testMatch: "*.task.ts",
  timeout: 300_000,
  projects: [{ name: "task" }],
});
