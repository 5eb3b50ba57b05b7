import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { HttpResponse, http as msw } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { API } from "../../testing/server";
import { keys } from "../keys";
import { itemsOf, type Paged } from "../page";
import type { EventMap, EventName } from "./events";
import { otherHandlers } from "./other-handlers";
import { dispatch, registerHandlers } from "./registry";
import { supportHandlers } from "./support-handlers";
import { ticketHandlers } from "./ticket-handlers";

const server = setupServer();
let client: QueryClient;
let asked: URL[];
const stops: (() => void)[] = [];

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(() => {
  localStorage.clear();
  client = new QueryClient();
  asked = [];
  stops.push(...[ticketHandlers, supportHandlers, otherHandlers].map(registerHandlers));
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  server.resetHandlers();
  client.clear();
});

const AT = "2026-11-24T10:00:00Z";
const LATER = "2026-11-24T11:00:00Z";

function paged<T>(...pages: T[][]): Paged<T> {
  return {
    pages: pages.map((items) => ({ items, next: null, unread: null })),
    pageParams: pages.map(() => null),
  };
}

function tell<N extends EventName>(name: N, data: Partial<EventMap[N]>): void {
  dispatch(client, name, { user_id: "u1", number: "T-1", ...data });
}

const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;

describe("a ticket's change of status", () => {
  const change = {
    ticket_id: "1",
    from: "new",
    to: "in_progress",
    changed_by: "s1",
    changed_by_role: "technician",
    comment: null,
    changed_at: LATER,
  } as const;
  const ticket = {
    id: "1",
    status: "new",
    updated_at: AT,
    status_history: [],
    allowed_transitions: ["rejected"],
  };
  const list = keys.tickets.list({ status: ["new"] });

  beforeEach(() => {
    client.setQueryData(list, paged([{ id: "1", status: "new" }], [{ id: "2", status: "new" }]));
    client.setQueryData(keys.tickets.detail("1"), ticket);
  });

  it("shows at once in every list and in the ticket, which are read anew after", async () => {
    tell("ticket.status_changed", change);
    const items = itemsOf(client.getQueryData<Paged<{ id: string; status: string }>>(list));
    expect(items.map(({ status }) => status)).toEqual(["in_progress", "new"]);
    expect(client.getQueryData(keys.tickets.detail("1"))).toMatchObject({
      status: "in_progress",
      allowed_transitions: [],
      status_history: [{ from: "new", to: "in_progress", by: "s1", at: LATER }],
    });
    await vi.waitFor(() => expect(isStale(list)).toBe(true), 2000);
    expect(isStale(keys.tickets.detail("1"))).toBe(true);
  });

  it("counts once when it comes twice", () => {
    tell("ticket.status_changed", change);
    const once = client.getQueryData(keys.tickets.detail("1"));
    tell("ticket.status_changed", change);
    expect(client.getQueryData(keys.tickets.detail("1"))).toEqual(once);
  });

  it("does not undo what is known to be later", () => {
    const newer = { ...ticket, status: "completed", updated_at: "2026-11-24T12:00:00Z" };
    client.setQueryData(keys.tickets.detail("1"), newer);
    tell("ticket.status_changed", change);
    expect(client.getQueryData(keys.tickets.detail("1"))).toEqual(newer);
  });
});

describe("a new message", () => {
  const key = keys.tickets.messages("1");

  /** A chat that somebody looks at, with one message, and a server that has `newer` ones. */
  function openChat(newer: { id: string }[], headers: Record<string, string> = {}) {
    server.use(
      msw.get(`${API}/tickets/1/messages`, ({ request }) => {
        asked.push(new URL(request.url));
        return HttpResponse.json(newer, { headers });
      }),
    );
    client.setQueryData(key, paged([{ id: "m1" }]));
    const observer = new QueryObserver(client, {
      queryKey: key,
      queryFn: async () => paged([{ id: "anew" }]),
      staleTime: Number.POSITIVE_INFINITY,
    });
    stops.push(observer.subscribe(() => undefined));
  }
  const shown = () => itemsOf(client.getQueryData<Paged<{ id: string }>>(key)).map(({ id }) => id);

  it("is fetched alone and put first", async () => {
    openChat([{ id: "m2" }, { id: "m3" }]);
    tell("ticket.message_added", { ticket_id: "1", message_id: "m3" });
    await vi.waitFor(() => expect(shown()).toEqual(["m3", "m2", "m1"]), 2000);
    expect(asked.map((url) => url.searchParams.get("after"))).toEqual(["m1"]);
  });

  it("makes one more request for all that come while one is under way", async () => {
    openChat([{ id: "m2" }]);
    for (let n = 0; n < 5; n += 1) tell("ticket.message_added", { ticket_id: "1" });
    await vi.waitFor(() => expect(asked).toHaveLength(2), 2000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toHaveLength(2);
    expect(shown()).toEqual(["m2", "m1"]);
  });

  it("makes the chat be read anew when there are too many", async () => {
    openChat([{ id: "m2" }], { "x-next-cursor": "c" });
    tell("ticket.message_added", { ticket_id: "1" });
    await vi.waitFor(() => expect(shown()).toEqual(["anew"]), 2000);
  });

  it("asks for nothing of a chat that nobody looks at", async () => {
    client.setQueryData(key, paged([{ id: "m1" }]));
    tell("ticket.message_added", { ticket_id: "1" });
    await vi.waitFor(() => expect(isStale(key)).toBe(true));
    expect(asked).toEqual([]);
  });
});

describe("other events", () => {
  it("have what they are about read anew", async () => {
    const told = [keys.notifications.unread, keys.support.meta, keys.devices.detail("d1")];
    for (const key of [...told, keys.devices.detail("d2")]) client.setQueryData(key, {});
    tell("notification.created", {});
    tell("support.created", {});
    tell("device.updated", { device_id: "d1" });
    await vi.waitFor(() => expect(told.every(isStale)).toBe(true), 2000);
    expect(isStale(keys.devices.detail("d2"))).toBe(false);
  });

  it("reach every handler, though another one fails", () => {
    vi.stubGlobal("reportError", vi.fn());
    const heard = vi.fn();
    stops.push(
      registerHandlers({
        "ticket.rated": () => {
          throw new Error("broken");
        },
      }),
      registerHandlers({ "ticket.rated": heard }),
    );
    tell("ticket.rated", { ticket_id: "1" });
    expect(heard).toHaveBeenCalledWith(client, expect.objectContaining({ ticket_id: "1" }));
    expect(reportError).toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
