import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { slimAxios } from "./slim-axios.ts";

const gateway = process.env.GATEWAY_URL ?? "http://localhost:8000";
// A gateway elsewhere is reached through the proxy below: from this page's own origin.
if (process.env.GATEWAY_URL) process.env.VITE_API_BASE_URL ??= "";

/** What every page needs, in one file that changes only when a library does. */
const SHELL = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|axios|idb)\//;
/** The first page with all that it imports: one file packs better than sixty small ones. */
const HOME = /src\/(app\/layouts\/CustomerShell|features\/home\/pages\/Home)\.tsx$/;

/** What belongs to the gateway and not to the app: a service worker leaves it alone. */
const NOT_OURS = [
  /^\/(api|docs|health|metrics|internal|\.well-known)(\/|$)/,
  /^\/(openapi\.json|version)$/,
];

const pwa = VitePWA({
  registerType: "prompt",
  injectRegister: false,
  manifest: {
    name: "Привет: сервис для вашей техники",
    short_name: "Привет",
    description: "Устройства, заявки и гарантия в одном месте",
    lang: "ru",
    id: "/",
    start_url: "/",
    display: "standalone",
    background_color: "#f7f7f5",
    theme_color: "#f7f7f5",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "Новая заявка", url: "/tickets/new" },
      { name: "Мои устройства", url: "/devices" },
    ],
  },
  workbox: {
    globPatterns: ["**/*.{js,css,html,svg,woff2}"],
    globIgnores: ["**/Gallery-*"],
    navigateFallback: "/index.html",
    navigateFallbackDenylist: NOT_OURS,
    inlineWorkboxRuntime: true,
    cleanupOutdatedCaches: true,
    // The very first visit can go on offline, too.
    clientsClaim: true,
  },
});

export default defineConfig({
  plugins: [react(), slimAxios(), pwa],
  resolve: {
    alias: [{ find: "@", replacement: fileURLToPath(new URL("./src", import.meta.url)) }],
  },
  server: { proxy: { "/api": { target: gateway, ws: true }, "/version": gateway } },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    sourcemap: false,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "vendor", test: SHELL, priority: 2 },
            { name: "home", test: HOME, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    // A context for each file instead of a process: its modules' code is parsed once.
    pool: "vmThreads",
    // The API's own origin: jsdom asks for permission (CORS) anywhere else.
    environmentOptions: { jsdom: { url: "http://localhost:8000" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    server: { deps: { inline: ["axios"] } },
  },
});
