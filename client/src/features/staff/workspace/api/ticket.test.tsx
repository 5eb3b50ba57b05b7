import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { TicketDetail } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { toProblem } from "@/shared/api/problem";
import { API, problem } from "@/shared/testing/server";
import { ticketQuery, useUpdateTicket } from "./ticket";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

it("takes a change back when somebody was quicker, and shows what they did", async () => {
  let priority = "low";
  let version = 1;
  const matched: (string | null)[] = [];
  server.use(
    http.get(`${API}/tickets/t`, () =>
      HttpResponse.json({ id: "t", priority }, { headers: { ETag: `"${version}"` } }),
    ),
    http.patch(`${API}/tickets/t`, ({ request }) => {
      matched.push(request.headers.get("if-match"));
      return problem(412, "request.stale");
    }),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const shown = () => client.getQueryData<TicketDetail>(keys.tickets.detail("t"))?.priority;
  await client.fetchQuery(ticketQuery("t"));
  const { result } = renderHook(() => useUpdateTicket("t"), { wrapper });
  const seen: (string | undefined)[] = [];
  client.getQueryCache().subscribe(() => seen.push(shown()));

  priority = "high";
  version = 2;
  result.current.mutate({ priority: "urgent" });
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(toProblem(result.current.error).status).toBe(412);
  expect(matched).toEqual(['"1"']);
  expect(seen).toContain("urgent");
  expect(shown()).toBe("low");
  await client.fetchQuery(ticketQuery("t"));
  expect(shown()).toBe("high");
});

it("does not let a reading from before a change come after it", async () => {
  let version = 1;
  let answerOld = () => {};
  const old = new Promise<void>((resolve) => {
    answerOld = resolve;
  });
  const matched: (string | null)[] = [];
  server.use(
    http.get(`${API}/tickets/t`, async () => {
      const headers = { ETag: `"${version}"` };
      if (matched.length === 0 && client.isMutating()) await old;
      return HttpResponse.json({ id: "t", priority: "low" }, { headers });
    }),
    http.patch(`${API}/tickets/t`, async ({ request }) => {
      // Somebody else's message has the ticket read anew meanwhile.
      void client.invalidateQueries({ queryKey: keys.tickets.detail("t") });
      await new Promise((resolve) => setTimeout(resolve, 50));
      matched.push(request.headers.get("if-match"));
      version += 1;
      return HttpResponse.json(
        { id: "t", priority: "urgent" },
        { headers: { ETag: `"${version}"` } },
      );
    }),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(
    () => ({ query: useQuery(ticketQuery("t")), update: useUpdateTicket("t") }),
    { wrapper },
  );
  await waitFor(() => expect(result.current.query.isSuccess).toBe(true));
  await result.current.update.mutateAsync({ priority: "urgent" });
  answerOld();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(result.current.query.data?.priority).toBe("urgent");
  await result.current.update.mutateAsync({ priority: "urgent" });
  expect(matched).toEqual(['"1"', '"2"']);
});

it("changes the ticket that only one's own message has made newer", async () => {
  let version = 1;
  const matched: (string | null)[] = [];
  server.use(
    http.get(`${API}/tickets/own`, () =>
      HttpResponse.json(
        { id: "own", priority: "low", sla: { first_answered_at: version === 1 ? null : "now" } },
        { headers: { ETag: `"${version}"` } },
      ),
    ),
    http.patch(`${API}/tickets/own`, ({ request }) => {
      matched.push(request.headers.get("if-match"));
      if (matched.at(-1) !== `"${version}"`) return problem(412, "request.stale");
      return HttpResponse.json({ id: "own", priority: "urgent" }, { headers: { ETag: '"3"' } });
    }),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  await client.fetchQuery(ticketQuery("own"));
  version = 2;
  const { result } = renderHook(() => useUpdateTicket("own"), { wrapper });
  await expect(result.current.mutateAsync({ priority: "urgent" })).resolves.toMatchObject({
    priority: "urgent",
  });
  expect(matched).toEqual(['"1"', '"2"']);
});
