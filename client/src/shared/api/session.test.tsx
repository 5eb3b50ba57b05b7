import "fake-indexeddb/auto";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http as msw } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeUserDb, userDb } from "@/shared/lib/user-db";
import { installLocks } from "../testing/locks";
import { API } from "../testing/server";
import { announceStorage, tokenPair, USER_ID } from "../testing/tokens";
import { keys } from "./keys";
import { enqueue, listEntries } from "./outbox/store";
import { idbPersister, isKept, startPersistence } from "./persist";
import { login, logout, useSession, watchSession } from "./session";
import { clearTokens, writeTokens } from "./tokens";

const server = setupServer();
const user = { id: USER_ID, name: "Anna", roles: ["customer"] };
let client: QueryClient;
let logouts: number;
const stops: (() => void)[] = [];

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(() => {
  localStorage.clear();
  installLocks();
  logouts = 0;
  client = newTab();
  server.use(
    msw.get(`${API}/user/me`, () => HttpResponse.json(user)),
    msw.post(`${API}/auth/logout`, () => {
      logouts += 1;
      return new HttpResponse(null, { status: 204 });
    }),
  );
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  server.resetHandlers();
  await closeUserDb(USER_ID);
});

function newTab(): QueryClient {
  const tab = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  stops.push(watchSession(tab));
  return tab;
}

function openSession() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useSession(), { wrapper }).result;
}

describe("useSession", () => {
  it("goes from nobody to somebody and back", async () => {
    const session = openSession();
    expect(session.current).toMatchObject({ status: "anonymous", user: null, roles: [] });
    act(() => login(tokenPair()));
    expect(session.current.status).toBe("loading");
    await waitFor(() => expect(session.current.status).toBe("authenticated"));
    expect(session.current).toMatchObject({ user, roles: ["customer"] });
    await act(() => logout());
    expect(session.current).toMatchObject({ status: "anonymous", user: null, ended: "logout" });
    expect(logouts).toBe(1);
  });

  it("knows the user at once on the next visit, offline too", async () => {
    writeTokens(tokenPair());
    const first = openSession();
    await waitFor(() => expect(first.current.status).toBe("authenticated"));
    client = newTab();
    server.use(msw.get(`${API}/user/me`, () => HttpResponse.error()));
    expect(openSession().current).toMatchObject({ status: "authenticated", user });
  });

  it("follows what another tab does", async () => {
    writeTokens(tokenPair());
    const session = openSession();
    await waitFor(() => expect(session.current.status).toBe("authenticated"));
    localStorage.removeItem("access_token");
    act(() => announceStorage("access_token"));
    expect(session.current.status).toBe("anonymous");
  });

  it("never shows one person as another", async () => {
    writeTokens(tokenPair());
    const session = openSession();
    await waitFor(() => expect(session.current.status).toBe("authenticated"));
    server.use(msw.get(`${API}/user/me`, () => new Promise<Response>(() => undefined)));
    act(() => login(tokenPair({ userId: "another" })));
    expect(session.current).toMatchObject({ status: "loading", user: null });
  });
});

describe("what the browser keeps", () => {
  const kept = keys.tickets.list();

  async function fill() {
    writeTokens(tokenPair());
    const persistence = startPersistence(client);
    stops.push(persistence.stop);
    await persistence.restored;
    client.setQueryData(kept, ["a ticket"]);
    client.setQueryData(keys.admin.users(), ["somebody"]);
    await expect
      .poll(async () => (await userDb(USER_ID)).count("cache"), { timeout: 3000 })
      .toBe(1);
    localStorage.setItem(`draft:${USER_ID}:x`, '"typed"');
    await enqueue({ kind: "ticket.message", target: "t1", body: { body: "unsent" } });
  }

  it("is there on the next visit, and read anew", async () => {
    await fill();
    const next = new QueryClient();
    const persistence = startPersistence(next);
    stops.push(persistence.stop);
    await persistence.restored;
    expect(next.getQueryData(kept)).toEqual(["a ticket"]);
    expect(next.getQueryState(kept)?.isInvalidated).toBe(true);
    expect(next.getQueryData(keys.admin.users())).toBeUndefined();
  });

  it("is erased by signing out, from every tab's cache too", async () => {
    await fill();
    const other = newTab();
    other.setQueryData(kept, ["a ticket"]);
    await logout();
    expect(client.getQueryData(kept)).toBeUndefined();
    expect(other.getQueryData(kept)).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await (await userDb(USER_ID)).count("cache")).toBe(0);
    expect(await (await userDb(USER_ID)).count("outbox")).toBe(0);
    expect(localStorage.getItem(`draft:${USER_ID}:x`)).toBeNull();
    expect(localStorage.getItem("session_user")).toBeNull();
  });

  it("loses nothing typed when the session ends by itself", async () => {
    await fill();
    clearTokens("auth.session_ended");
    expect(client.getQueryData(kept)).toBeUndefined();
    await expect.poll(async () => (await userDb(USER_ID)).count("cache")).toBe(0);
    expect(localStorage.getItem(`draft:${USER_ID}:x`)).toBe('"typed"');
    writeTokens(tokenPair());
    expect(await listEntries()).toMatchObject([{ body: { body: "unsent" } }]);
  });

  it("reaches nobody who signs in while it is read", async () => {
    await fill();
    const reading = idbPersister(USER_ID).restoreClient();
    writeTokens(tokenPair({ userId: "another" }));
    expect(await reading).toBeUndefined();
  });

  it("is what one reads offline, unless a query opts out", () => {
    expect(isKept(keys.devices.detail("1"))).toBe(true);
    expect(isKept(keys.tickets.views)).toBe(false);
    expect(isKept(keys.tickets.list(), { persist: false })).toBe(false);
  });
});
