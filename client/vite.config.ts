import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const gateway = process.env.GATEWAY_URL ?? "http://localhost:8000";

/** What every page needs, in one file that changes only when a library does. */
const SHELL = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|axios|idb)\//;

/** Axios ships two ways to send; XMLHttpRequest tells the progress of uploads, `fetch` is left out.
 * Its own package.json does the same to Node's way. */
const AXIOS_FETCH = /^\.\/fetch\.js$/;

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: [
      { find: "@", replacement: fileURLToPath(new URL("./src", import.meta.url)) },
      { find: AXIOS_FETCH, replacement: "axios/unsafe/helpers/null.js" },
    ],
  },
  server: { proxy: { "/api": { target: gateway, ws: true } } },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    sourcemap: false,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "vendor", test: SHELL }] },
      },
    },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
