/**
 * Where the API is: `VITE_API_BASE_URL` when set (an empty one means this page's origin), else
 * `http://localhost:8000` in development and, once built, the origin that served the page, which
 * is the gateway's: so one build works at any address.
 */
export const API_BASE_URL: string =
  import.meta.env.VITE_API_BASE_URL ??
  (import.meta.env.PROD ? globalThis.location.origin : "http://localhost:8000");
