import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TicketFound } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { itemsOf, type Paged } from "@/shared/api/page";
import { useMoveVisit } from "./api";
import { byDay, inOrderOfWork } from "./visits";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

function visit(id: string, changes: Partial<TicketFound> = {}): TicketFound {
  return {
    id,
    status: "new",
    priority: "normal",
    preferred_date: "2026-11-25",
    resolution_due_at: "2026-11-28T00:00:00Z",
    ...changes,
  } as TicketFound;
}

it("puts the next job first and what is done last", () => {
  const visits = [
    visit("done", { status: "completed", priority: "urgent" }),
    visit("later", { resolution_due_at: "2026-11-29T00:00:00Z" }),
    visit("sooner"),
    visit("urgent", { priority: "urgent" }),
    visit("begun", { status: "in_progress", priority: "low" }),
  ];
  const order = inOrderOfWork(visits).map(({ id }) => id);
  expect(order).toEqual(["begun", "urgent", "sooner", "later", "done"]);
});

it("leaves out what has no day", () => {
  const days = byDay([visit("a"), visit("b", { preferred_date: null })]);
  expect([...days.keys()]).toEqual(["2026-11-25"]);
});

it("moves a visit at once, and back when the server refuses", async () => {
  let answer: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.use(
    http.patch("*/api/v1/tickets/a", async () => {
      await asked;
      return HttpResponse.json({ code: "ticket.closed", status: 409 }, { status: 409 });
    }),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const key = keys.tickets.list({ limit: 100 });
  client.setQueryData<Paged<TicketFound>>(key, {
    pages: [{ items: [visit("a")], next: null, unread: null, etag: null }],
    pageParams: [null],
  } as unknown as Paged<TicketFound>);
  const { result } = renderHook(() => useMoveVisit(), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  const day = () => itemsOf(client.getQueryData<Paged<TicketFound>>(key))[0]?.preferred_date;
  act(() => result.current.mutate({ id: "a", from: "2026-11-25", to: "2026-11-30" }));
  await waitFor(() => expect(day()).toBe("2026-11-30"));
  answer?.();
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(day()).toBe("2026-11-25");
});
