import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { slimAxios } from "./slim-axios.ts";

const gateway = process.env.GATEWAY_URL ?? "http://localhost:8000";
// A gateway elsewhere is reached through the proxy below: from this page's own origin.
if (process.env.GATEWAY_URL) process.env.VITE_API_BASE_URL ??= "";

/** What every page needs, in one file that changes only when a library does. */
const SHELL = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|axios|idb)\//;

export default defineConfig({
  plugins: [react(), slimAxios()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
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
  test: {
    environment: "jsdom",
    // The API's own origin: jsdom asks for permission (CORS) anywhere else.
    environmentOptions: { jsdom: { url: "http://localhost:8000" } },
    include: ["src/**/*.test.{ts,tsx}"],
    server: { deps: { inline: ["axios"] } },
  },
});
