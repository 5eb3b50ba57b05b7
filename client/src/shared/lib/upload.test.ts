import { HttpResponse, http as msw } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { API, problem } from "../testing/server";
import { uploadFile } from "./upload";

vi.mock("./sleep", async (original) => {
  const real = await original<typeof import("./sleep")>();
  return { sleep: (_ms: number, signal?: AbortSignal) => real.sleep(1, signal), backoff: () => 1 };
});

const server = setupServer();
let created: Record<string, unknown>[];
let stored: { url: string; type: string | null; text: string }[];
let refusals: (() => Response)[];
let completions: (() => Response)[];
let lifetime: number;
/** Storage answers once this is settled. */
let held: Promise<void>;
let atOnce: { now: number; most: number };

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
afterEach(() => server.resetHandlers());
beforeEach(() => {
  [created, stored, refusals, completions] = [[], [], [], []];
  lifetime = 600_000;
  held = Promise.resolve();
  atOnce = { now: 0, most: 0 };
  server.use(
    msw.post(`${API}/media/uploads`, async ({ request }) => {
      created.push((await request.json()) as Record<string, unknown>);
      const url = `http://localhost:8000/storage/${created.length}`;
      const expires_at = new Date(Date.now() + lifetime).toISOString();
      const headers = { "Content-Type": "image/jpeg", "Content-Length": "5" };
      const id = `m${created.length}`;
      return HttpResponse.json({ id, upload: { method: "PUT", url, headers, expires_at } });
    }),
    msw.put("http://localhost:8000/storage/:n", async ({ request }) => {
      atOnce.now += 1;
      atOnce.most = Math.max(atOnce.most, atOnce.now);
      await held;
      atOnce.now -= 1;
      const { headers, url } = request;
      stored.push({ url, type: headers.get("content-type"), text: await request.text() });
      return refusals.shift()?.() ?? new HttpResponse(null, { status: 200 });
    }),
    msw.post(`${API}/media/uploads/:id/complete`, ({ params }) => {
      return completions.shift()?.() ?? HttpResponse.json({ id: params.id, status: "processing" });
    }),
  );
});

const photo = (name = "leak.jpg") => new File(["photo"], name, { type: "image/jpeg" });
const purpose = "message_attachment" as const;

describe("uploadFile", () => {
  it("announces, stores and completes, and tells how far it is", async () => {
    const parts: number[] = [];
    const media = await uploadFile(photo(), { purpose, onProgress: (part) => parts.push(part) });
    expect(media.id).toBe("m1");
    expect(created).toMatchObject([
      { filename: "leak.jpg", content_type: "image/jpeg", size: 5, purpose },
    ]);
    expect(stored).toMatchObject([{ type: "image/jpeg", text: "photo" }]);
    expect(parts.at(-1)).toBe(1);
  });

  it("names the content's checksum", async () => {
    await uploadFile(photo(), { purpose });
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("photo"));
    expect(created[0]?.sha256).toBe(Buffer.from(digest).toString("hex"));
  });

  it("takes up a lost connection at the same address", async () => {
    refusals = [() => HttpResponse.error(), () => new HttpResponse(null, { status: 503 })];
    await expect(uploadFile(photo(), { purpose })).resolves.toMatchObject({ id: "m1" });
    expect(stored).toHaveLength(3);
    expect(created).toHaveLength(1);
  });

  it("does not send the file again when only the last step was lost", async () => {
    completions = [() => problem(503, "service.unavailable")];
    await uploadFile(photo(), { purpose });
    expect(stored).toHaveLength(1);
  });

  it.each([
    [
      "storage refuses the address",
      () => (refusals = [() => new HttpResponse(null, { status: 403 })]),
    ],
    [
      "the file is not there after all",
      () => (completions = [() => problem(409, "media.not_uploaded")]),
    ],
  ])("asks for another address when %s", async (_name, prepare) => {
    prepare();
    await expect(uploadFile(photo(), { purpose })).resolves.toMatchObject({ id: "m2" });
    expect(stored.map(({ url }) => url.slice(-1))).toEqual(["1", "2"]);
  });

  it("does not use an address that has expired", async () => {
    lifetime = 1_000;
    refusals = [() => new HttpResponse(null, { status: 503 })];
    await expect(uploadFile(photo(), { purpose })).resolves.toMatchObject({ id: "m2" });
  });

  it("says at once what is wrong with the file itself", async () => {
    completions = [() => problem(422, "media.type_mismatch")];
    await expect(uploadFile(photo(), { purpose })).rejects.toMatchObject({
      code: "media.type_mismatch",
    });
    expect(created).toHaveLength(1);
  });

  it("can be cancelled", async () => {
    held = new Promise(() => undefined);
    const abort = new AbortController();
    const upload = uploadFile(photo(), { purpose, signal: abort.signal });
    await vi.waitFor(() => expect(atOnce.now).toBe(1), 3000);
    abort.abort();
    await expect(upload).rejects.toMatchObject({ code: "network.aborted" });
  });

  it("sends three at once, the rest in turn", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    const uploads = Array.from({ length: 7 }, () => uploadFile(photo(), { purpose }));
    await vi.waitFor(() => expect(atOnce.now).toBe(3), 3000);
    await new Promise((later) => setTimeout(later, 100));
    resolve();
    await Promise.all(uploads);
    expect(stored).toHaveLength(7);
    expect(atOnce.most).toBe(3);
  });
});
