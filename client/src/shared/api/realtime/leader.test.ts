import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeGateway, type FakeStream } from "../../testing/gateway";
import { installLocks, removeLocks } from "../../testing/locks";
import { tokenPair, USER_ID } from "../../testing/tokens";
import { writeTokens } from "../tokens";
import { type SharedSink, shareStream } from "./leader";

vi.mock("@/shared/lib/sleep", async (original) => {
  const real = await original<typeof import("@/shared/lib/sleep")>();
  return { ...real, sleep: (_ms: number, signal?: AbortSignal) => real.sleep(1, signal) };
});
const refresh = vi.hoisted(() => vi.fn());
vi.mock("../refresh", () => ({
  freshAccessToken: async () => localStorage.getItem("access_token"),
  refreshAccessToken: refresh,
}));

let gateway: FakeGateway;
const closing: (() => void)[] = [];

function openTab() {
  const events: string[] = [];
  const statuses: string[] = [];
  const sink: SharedSink = {
    onEvent: (name, data) => events.push(`${name} ${JSON.stringify(data)}`),
    onResync: () => events.push("resync"),
    onStatus: (status) => statuses.push(status),
  };
  const close = shareStream(USER_ID, sink);
  closing.push(close);
  return { events, statuses, close };
}

/** The connection number `count`, once it is there. */
async function stream(count: number): Promise<FakeStream> {
  await vi.waitFor(() => expect(gateway.streams).toHaveLength(count));
  return gateway.streams[count - 1] as FakeStream;
}

beforeEach(() => {
  localStorage.clear();
  installLocks();
  gateway = new FakeGateway();
  vi.stubGlobal("fetch", gateway.fetch);
  writeTokens(tokenPair());
  refresh.mockReset();
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("shareStream", () => {
  it("opens one connection for two tabs and tells both", async () => {
    const [one, two] = [openTab(), openTab()];
    const first = await stream(1);
    first.event(5, "ticket.created", { n: 1 });
    const expected = ["resync", 'ticket.created {"n":1}'];
    await vi.waitFor(() => expect(one.events).toEqual(expected));
    await vi.waitFor(() => expect(two.events).toEqual(expected));
    expect(gateway.streams).toHaveLength(1);
    expect(two.statuses.at(-1)).toBe("live");
  });

  it("tells a new tab what came while it was loading, and nobody twice", async () => {
    const [one, two] = [openTab(), openTab()];
    (await stream(1)).event(5, "a", 1);
    await vi.waitFor(() => expect(two.events).toContain("a 1"));
    const late = openTab();
    await vi.waitFor(() => expect(late.events).toEqual(["a 1"]));
    expect(late.statuses).toContain("live");
    expect(one.events).toEqual(["resync", "a 1"]);
    expect(two.events).toEqual(["resync", "a 1"]);
  });

  it("goes on in another tab, from the last id, when the leader goes", async () => {
    const [one, two] = [openTab(), openTab()];
    const first = await stream(1);
    first.event(5, "a", 1);
    first.send(": heartbeat\nid: 9\n\n");
    await vi.waitFor(() => expect(localStorage.getItem(`realtime:${USER_ID}`)).toBe("9"));
    one.close();
    const second = await stream(2);
    expect(second.lastEventId).toBe("9");
    second.event(10, "b", 2);
    await vi.waitFor(() => expect(two.events).toEqual(["resync", "a 1", "b 2"]));
    expect(gateway.open).toHaveLength(1);
  });

  it("resumes after a lost connection and a reload, with nothing read anew", async () => {
    const tab = openTab();
    (await stream(1)).event(5, "a", 1);
    await vi.waitFor(() => expect(tab.events).toContain("a 1"));
    (await stream(1)).drop(new TypeError("network"));
    const second = await stream(2);
    expect(second.lastEventId).toBe("5");
    tab.close();
    const reloaded = openTab();
    const third = await stream(3);
    expect(third.lastEventId).toBe("5");
    third.event(6, "b", 2);
    await vi.waitFor(() => expect(reloaded.events).toEqual(["b 2"]));
  });

  it("takes an event that comes twice once", async () => {
    const tab = openTab();
    const first = await stream(1);
    first.event(5, "a", 1);
    first.event(5, "a", 1);
    first.event(4, "old", 1);
    first.event(6, "b", 2);
    await vi.waitFor(() => expect(tab.events).toEqual(["resync", "a 1", "b 2"]));
  });

  it("reads anew when told that too much was missed", async () => {
    const tab = openTab();
    const first = await stream(1);
    first.event(90, "a", 1);
    first.event(20, "resync", { reason: "history_gone" });
    first.event(21, "b", 2);
    await vi.waitFor(() => expect(tab.events).toEqual(["resync", "a 1", "resync", "b 2"]));
    expect(localStorage.getItem(`realtime:${USER_ID}`)).toBe("21");
  });

  it("begins anew with a stream whose ids begin anew", async () => {
    const tab = openTab();
    const first = await stream(1);
    first.event(90, "a", 1);
    first.send('event: stream.closed\ndata: {"reason":"stream_reset"}\n\n');
    const second = await stream(2);
    expect(second.lastEventId).toBeNull();
    second.event(1, "b", 2);
    await vi.waitFor(() => expect(tab.events.at(-1)).toBe("b 2"));
  });

  it("comes back with another token when its own has expired", async () => {
    openTab();
    const first = await stream(1);
    refresh.mockImplementation(async () => writeTokens(tokenPair()));
    first.send('event: session.ended\ndata: {"reason":"token_expired"}\n\n');
    const second = await stream(2);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(second.token).not.toBe(first.token);
  });

  it("stops when the session is over", async () => {
    const tab = openTab();
    const first = await stream(1);
    refresh.mockImplementation(async () => {
      localStorage.removeItem("access_token");
      throw new Error("refused");
    });
    first.send('event: session.ended\ndata: {"reason":"session_revoked"}\n\n');
    await vi.waitFor(() => expect(tab.statuses.at(-1)).toBe("stopped"));
    expect(gateway.streams).toHaveLength(1);
  });

  it("gives up an id that the server cannot read", async () => {
    localStorage.setItem(`realtime:${USER_ID}`, "nonsense");
    gateway.refusals.push(Response.json({ code: "events.bad_last_event_id" }, { status: 422 }));
    openTab();
    expect((await stream(1)).lastEventId).toBeNull();
  });

  it("leaves a connection that died in silence", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    openTab();
    await vi.advanceTimersByTimeAsync(10);
    const first = gateway.streams[0] as FakeStream;
    await vi.advanceTimersByTimeAsync(30_000);
    first.send(": heartbeat\nid: 3\n\n");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(gateway.streams).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(gateway.streams).toHaveLength(2);
    expect(gateway.streams[1]?.lastEventId).toBe("3");
    expect(first.isOpen).toBe(false);
  });

  it("has a connection in each tab where tabs cannot agree", async () => {
    removeLocks();
    openTab();
    openTab();
    await stream(2);
    expect(gateway.open).toHaveLength(2);
  });
});
