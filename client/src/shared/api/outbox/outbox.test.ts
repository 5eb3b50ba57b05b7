import "fake-indexeddb/auto";
import { Blob as NodeBlob } from "node:buffer";
import { QueryClient } from "@tanstack/react-query";
import { HttpResponse, http as msw } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeUserDb, eraseUserDb } from "@/shared/lib/user-db";
import { installLocks } from "../../testing/locks";
import { API, problem } from "../../testing/server";
import { tokenPair, USER_ID } from "../../testing/tokens";
import { keys } from "../keys";
import type { Paged } from "../page";
import { writeTokens } from "../tokens";
import { startOutbox } from "./runner";
import { discardEntry, enqueue, listEntries, retryEntry } from "./store";

vi.mock("@/shared/lib/sleep", async (original) => {
  const real = await original<typeof import("@/shared/lib/sleep")>();
  return { sleep: (_ms: number, signal?: AbortSignal) => real.sleep(1, signal), backoff: () => 5 };
});
const uploadFile = vi.hoisted(() => vi.fn());
vi.mock("@/shared/lib/upload", () => ({ uploadFile }));

interface Posted {
  url: string;
  key: string | null;
  body: { client_id: string; body?: string; title?: string; media_ids: string[] };
}

const server = setupServer();
let posted: Posted[];
/** What the server answers instead, one after another; `null` lets the request through. */
let answers: ((() => Response) | null)[];
let made: Map<string, string>;
const stops: (() => void)[] = [];
let client: QueryClient;

/** A server that makes one thing per client id, however often it is asked. */
beforeAll(() => {
  server.listen({ onUnhandledFrame: "error" });
});
afterAll(() => server.close());
beforeEach(async () => {
  posted = [];
  answers = [];
  made = new Map();
  localStorage.clear();
  installLocks();
  writeTokens(tokenPair());
  client = new QueryClient();
  uploadFile.mockReset();
  const handle = async ({ request }: { request: Request }) => {
    const body = (await request.json()) as Posted["body"];
    const url = new URL(request.url).pathname.replace("/api/v1", "");
    posted.push({ url, key: request.headers.get("idempotency-key"), body });
    const answer = answers.shift();
    if (answer) return answer();
    const id = made.get(body.client_id) ?? `made-${made.size + 1}`;
    made.set(body.client_id, id);
    return HttpResponse.json({ id, client_id: body.client_id, body: body.body }, { status: 201 });
  };
  for (const path of ["tickets", "tickets/:id/messages", "support", "support/:id/messages"]) {
    server.use(msw.post(`${API}/${path}`, handle));
  }
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await eraseUserDb(USER_ID);
  await closeUserDb(USER_ID);
  server.resetHandlers();
  vi.restoreAllMocks();
});

function start() {
  const stop = startOutbox(client);
  stops.push(stop);
  return stop;
}

const say = (body: string, target = "t1") =>
  enqueue({ kind: "ticket.message", target, body: { body } });
const isEmpty = () => vi.waitFor(async () => expect(await listEntries()).toEqual([]), 4000);
const words = () => posted.map(({ body }) => body.body);

describe("the outbox", () => {
  it("sends what was written, in order, with its id as client id and key", async () => {
    const entries = [await say("one"), await say("two"), await say("three")];
    start();
    await isEmpty();
    expect(words()).toEqual(["one", "two", "three"]);
    expect(posted.map(({ key }) => key)).toEqual(entries.map(({ id }) => id));
    expect(posted.map(({ body }) => body.client_id)).toEqual(entries.map(({ id }) => id));
  });

  it("keeps the order when the first cannot be sent yet, and doubles nothing", async () => {
    // Three tries of one request, all lost on the way back.
    answers = Array.from({ length: 4 }, () => () => HttpResponse.error());
    const [first] = [await say("one"), await say("two")];
    start();
    await isEmpty();
    expect(words()).toEqual(["one", "one", "one", "one", "one", "two"]);
    expect(new Set(posted.slice(0, 5).map(({ body }) => body.client_id))).toEqual(
      new Set([first?.id]),
    );
    expect(made.size).toBe(2);
  });

  it("is sent by one tab alone", async () => {
    start();
    start();
    start();
    await Promise.all([say("one"), say("two"), say("three")]);
    await isEmpty();
    expect(posted).toHaveLength(3);
  });

  it("shows what was refused for good, goes on with the rest, and tries again when told", async () => {
    answers = [() => problem(409, "ticket.closed")];
    const [first] = [await say("one"), await say("two")];
    start();
    await vi.waitFor(() => expect(words()).toEqual(["one", "two"]));
    await vi.waitFor(async () => expect(await listEntries()).toHaveLength(1));
    expect((await listEntries())[0]).toMatchObject({
      id: first?.id,
      state: "failed",
      problem: { code: "ticket.closed", status: 409 },
    });
    await retryEntry(first?.id ?? "");
    await isEmpty();
    expect(words()).toEqual(["one", "two", "one"]);
  });

  it("waits for as long as the server asks", async () => {
    answers = [() => problem(429, "request.rate_limited", { headers: { "retry-after": "9" } })];
    await say("one");
    start();
    await vi.waitFor(() => expect(posted).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(posted).toHaveLength(1);
    expect(await listEntries()).toMatchObject([{ state: "pending", attempts: 1 }]);
    // The device came online: what kept us may be gone.
    dispatchEvent(new Event("online"));
    await isEmpty();
  });

  it("survives a reload, whatever was sent meanwhile", async () => {
    answers = Array.from({ length: 3 }, () => () => HttpResponse.error());
    const entry = await say("one");
    const stop = start();
    await vi.waitFor(() => expect(posted.length).toBeGreaterThan(0));
    stop();
    await closeUserDb(USER_ID);
    start();
    await isEmpty();
    expect([...made.keys()]).toEqual([entry.id]);
  });

  it("sends a new ticket first, then the messages that were written to it", async () => {
    const ticket = await enqueue({ kind: "ticket.create", body: { title: "Leaks" } });
    const message = await say("also smells", ticket.id);
    expect(message).toMatchObject({ parent: ticket.id, target: null });
    start();
    await isEmpty();
    expect(posted.map(({ url }) => url)).toEqual(["/tickets", "/tickets/made-1/messages"]);
  });

  it("holds messages to a ticket that was refused, and drops them with it", async () => {
    answers = [() => problem(422, "ticket.unknown_device")];
    const ticket = await enqueue({ kind: "ticket.create", body: { title: "Leaks" } });
    await say("also smells", ticket.id);
    start();
    await vi.waitFor(async () => expect((await listEntries())[0]?.state).toBe("failed"));
    expect(posted).toHaveLength(1);
    await discardEntry(ticket.id);
    await isEmpty();
    expect(posted).toHaveLength(1);
  });

  it("uploads photos first, each once", async () => {
    const file = new NodeBlob(["photo"], { type: "image/jpeg" }) as unknown as File;
    Object.assign(file, { name: "leak.jpg" });
    uploadFile.mockResolvedValueOnce({ id: "m1" }).mockResolvedValueOnce({ id: "m2" });
    answers = Array.from({ length: 3 }, () => () => problem(503, "service.unavailable"));
    await enqueue({
      kind: "support.create",
      body: { subject: "Hi" },
      files: [
        { file, mediaId: null },
        { file, mediaId: null },
      ],
    });
    await closeUserDb(USER_ID);
    start();
    await isEmpty();
    expect(uploadFile).toHaveBeenCalledTimes(2);
    const [blob, options] = uploadFile.mock.calls[0] as [Blob, object];
    expect(await blob.text()).toBe("photo");
    expect(options).toEqual({ purpose: "message_attachment", name: "leak.jpg" });
    expect(posted.at(-1)?.body.media_ids).toEqual(["m1", "m2"]);
  });

  it("shows the message in the chat before the entry goes", async () => {
    const key = keys.tickets.messages("t1");
    client.setQueryData<Paged<{ id: string }>>(key, {
      pages: [{ items: [{ id: "old" }], next: null, unread: 0 }],
      pageParams: [null],
    });
    await say("one");
    start();
    await isEmpty();
    const data = client.getQueryData<Paged<{ id: string }>>(key);
    expect(data?.pages[0]?.items.map(({ id }) => id)).toEqual(["made-1", "old"]);
  });

  it("sends nothing of one person as another", async () => {
    await say("mine");
    writeTokens(tokenPair({ userId: "somebody-else" }));
    start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(posted).toEqual([]);
    writeTokens(tokenPair());
    await isEmpty();
    expect(words()).toEqual(["mine"]);
  });
});
