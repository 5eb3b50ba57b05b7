import { HttpResponse, http as msw } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { installLocks, removeLocks } from "../testing/locks";
import { API, problem } from "../testing/server";
import { tokenPair } from "../testing/tokens";

vi.mock("@/shared/lib/sleep", async (original) => {
  const real = await original<typeof import("@/shared/lib/sleep")>();
  return {
    ...real,
    sleep: (ms: number, signal?: AbortSignal) => real.sleep(Math.min(ms, 5), signal),
  };
});

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

let refreshes: string[];
let valid: string;

/** Whoever has the valid token is let in; a refresh makes another one valid. */
function serve(refresh?: () => Response) {
  server.use(
    msw.get(`${API}/user/me`, ({ request }) =>
      request.headers.get("authorization") === `Bearer ${valid}`
        ? HttpResponse.json({ id: "me" })
        : problem(401, "auth.token_expired"),
    ),
    msw.post(`${API}/auth/refresh`, async ({ request }) => {
      const { refresh_token } = (await request.json()) as { refresh_token: string };
      refreshes.push(refresh_token);
      if (refresh) return refresh();
      const pair = tokenPair();
      valid = pair.access_token;
      return HttpResponse.json(pair);
    }),
  );
}

/** A tab of its own: modules of its own over the same localStorage and locks. */
async function openTab() {
  vi.resetModules();
  const { request } = await import("./http");
  const tokens = await import("./tokens");
  return {
    ...tokens,
    me: () => request<{ id: string }>({ url: "/api/v1/user/me", method: "GET" }),
  };
}

beforeEach(() => {
  refreshes = [];
  valid = "none";
  installLocks();
  localStorage.clear();
});
afterEach(() => {
  server.resetHandlers();
  vi.restoreAllMocks();
});

describe("refreshing", () => {
  it("asks once for all requests that wait, and sends each of them again", async () => {
    serve();
    const tab = await openTab();
    const old = tokenPair();
    tab.writeTokens(old);
    const answers = await Promise.all([tab.me(), tab.me(), tab.me()]);
    expect(answers).toEqual([{ id: "me" }, { id: "me" }, { id: "me" }]);
    expect(refreshes).toEqual([old.refresh_token]);
    expect(tab.readTokens()?.access).toBe(valid);
  });

  it.each([
    ["with navigator.locks", installLocks],
    ["without them", removeLocks],
  ])("happens once for two tabs %s", async (_name, prepare) => {
    prepare();
    serve();
    const [one, two] = [await openTab(), await openTab()];
    one.writeTokens(tokenPair());
    await Promise.all([one.me(), two.me(), one.me(), two.me()]);
    expect(refreshes).toHaveLength(1);
  });

  it("comes before the token expires, so that no request fails", async () => {
    serve();
    const tab = await openTab();
    const old = tokenPair({ expiresIn: 20 });
    valid = old.access_token;
    tab.writeTokens(old);
    await tab.me();
    expect(refreshes).toEqual([old.refresh_token]);
  });

  it("that is refused ends the session in words", async () => {
    serve(() => problem(401, "auth.refresh_reused"));
    const tab = await openTab();
    tab.writeTokens(tokenPair());
    const heard = vi.fn();
    tab.onTokens(heard);
    await expect(tab.me()).rejects.toMatchObject({ code: "auth.refresh_reused", status: 401 });
    expect(tab.readTokens()).toBeNull();
    expect(tab.sessionEnd()).toBe("auth.refresh_reused");
    expect(heard).toHaveBeenCalled();
  });

  it.each([
    ["the gateway fails", () => problem(503, "service.unavailable"), "service.unavailable"],
    ["nothing is reached", () => HttpResponse.error(), "network.unreachable"],
    ["a portal answers", () => new HttpResponse("<html>", { status: 403 }), "response.unreadable"],
  ])("keeps the session when %s", async (_name, answer, code) => {
    serve(answer);
    const tab = await openTab();
    const old = tokenPair();
    tab.writeTokens(old);
    await expect(tab.me()).rejects.toMatchObject({ code });
    expect(tab.readTokens()?.refresh).toBe(old.refresh_token);
  });

  it("uses what another tab got meanwhile", async () => {
    serve();
    const tab = await openTab();
    tab.writeTokens(tokenPair());
    const pending = tab.me();
    const other = tokenPair();
    valid = other.access_token;
    tab.writeTokens(other);
    await expect(pending).resolves.toEqual({ id: "me" });
    expect(refreshes).toEqual([]);
  });

  it("brings nobody back who signed out meanwhile", async () => {
    const tab = await openTab();
    serve(() => {
      tab.clearTokens("logout");
      return HttpResponse.json(tokenPair());
    });
    tab.writeTokens(tokenPair());
    await expect(tab.me()).rejects.toMatchObject({ status: 401 });
    expect(tab.readTokens()).toBeNull();
    expect(tab.sessionEnd()).toBe("logout");
  });
});

describe("repeating", () => {
  async function post(url: string, answers: (() => Response)[], options = {}) {
    vi.resetModules();
    const { request } = await import("./http");
    const sent: (string | null)[] = [];
    server.use(
      msw.post(`http://localhost:8000${url}`, ({ request: { headers } }) => {
        sent.push(headers.get("idempotency-key"));
        return answers[Math.min(sent.length, answers.length) - 1]?.() ?? HttpResponse.error();
      }),
    );
    const result = request<{ id: string }>({ url, method: "POST", data: {} }, options);
    return { sent, result };
  }

  it("sends a POST that creates again under the same key", async () => {
    const { sent, result } = await post("/api/v1/tickets", [
      () => HttpResponse.error(),
      () => problem(409, "idempotency.in_progress"),
      () => HttpResponse.json({ id: "1" }, { status: 201 }),
    ]);
    await expect(result).resolves.toEqual({ id: "1" });
    expect(sent).toHaveLength(3);
    expect(sent[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(sent).size).toBe(1);
  });

  it("takes the caller's key", async () => {
    const { sent, result } = await post("/api/v1/support", [() => HttpResponse.json({})], {
      idempotencyKey: "mine",
    });
    await result;
    expect(sent).toEqual(["mine"]);
  });

  it("sends no other POST twice, and nothing that was refused", async () => {
    const login = await post("/api/v1/auth/login", [() => problem(503, "service.unavailable")]);
    await expect(login.result).rejects.toMatchObject({ code: "service.unavailable" });
    expect(login.sent).toEqual([null]);
    const refused = await post("/api/v1/tickets", [() => problem(422, "request.invalid")]);
    await expect(refused.result).rejects.toMatchObject({ code: "request.invalid" });
    expect(refused.sent).toHaveLength(1);
  });

  it("does not keep people waiting for a long Retry-After", async () => {
    const { sent, result } = await post("/api/v1/tickets", [
      () => problem(429, "request.rate_limited", { headers: { "retry-after": "60" } }),
    ]);
    await expect(result).rejects.toMatchObject({ retryAfter: 60_000 });
    expect(sent).toHaveLength(1);
  });
});
