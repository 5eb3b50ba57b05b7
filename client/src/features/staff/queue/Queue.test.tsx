import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { keys } from "@/shared/api/keys";
import { API } from "@/shared/testing/server";
import { renderPage } from "@/testing/render";
import Queue from "./Queue";

const words = ["queue", "widgets", "problems"] as const;
const ticket = (n: number, init: object = {}) => ({
  id: `t${n}`,
  number: `T-${n}`,
  title: `Ticket ${n}`,
  status: "new",
  priority: "normal",
  user_id: "u",
  device_id: null,
  assignee_id: null,
  tags: [],
  preferred_date: null,
  resolution_due_at: "2099-01-01T00:00:00Z",
  created_at: "2026-11-01T00:00:00Z",
  updated_at: "2026-11-01T00:00:00Z",
  ...init,
});
let rows = [ticket(1), ticket(2), ticket(3)];
let asked: URL[] = [];
const bulk = vi.fn();

const server = setupServer(
  http.get(`${API}/tickets`, ({ request }) => {
    asked.push(new URL(request.url));
    return HttpResponse.json(rows);
  }),
  http.get(`${API}/tickets/views`, () => HttpResponse.json([])),
  http.get(`${API}/tickets/assignees`, () => HttpResponse.json([])),
  http.get(`${API}/tickets/views/counts`, () =>
    HttpResponse.json({ limit: 1000, open: 3, mine: 1, unassigned: 2, overdue: 0, views: [] }),
  ),
  http.post(`${API}/tickets/bulk`, async ({ request }) => {
    const body = (await request.json()) as { ids: string[] };
    bulk(body);
    return HttpResponse.json(
      body.ids.map((id) =>
        id === "t2"
          ? { id, ok: false, error: { code: "ticket.closed", detail: "It is closed." } }
          : { id, ok: true, error: null },
      ),
    );
  }),
);

beforeAll(() => {
  server.listen({ onUnhandledFrame: "error" });
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query.includes(">="),
    addEventListener() {},
    removeEventListener() {},
  }));
  Element.prototype.scrollIntoView ??= () => undefined;
});
beforeEach(() => {
  rows = [ticket(1), ticket(2), ticket(3)];
  asked = [];
  bulk.mockClear();
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function open(at: string) {
  const page = await renderPage(<Queue />, { at, path: "/staff/*", words });
  await screen.findByText("Ticket 1");
  return { ...page, user: userEvent.setup() };
}

it("asks for what the address says", async () => {
  await open("/staff?mine=true&open=true&sort=due_at");
  expect(asked[0]?.searchParams.get("mine")).toBe("true");
  expect(asked[0]?.searchParams.get("sort")).toBe("due_at");
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Мои");
});

it("goes through the list and marks rows by keys, and by none while somebody types", async () => {
  const { user } = await open("/staff");
  await user.keyboard("jj");
  expect(screen.getByRole("link", { name: /Ticket 2/ })).toHaveFocus();
  await user.keyboard("x");
  expect(screen.getByLabelText("Выбрать T-2")).toBeChecked();
  await user.keyboard("?");
  expect(screen.getByRole("dialog", { name: "Горячие клавиши" })).toBeVisible();
});

it("lets a new ticket wait above, and shows it when it is asked for", async () => {
  const { user, queryClient } = await open("/staff");
  rows = [ticket(4), ...rows];
  await queryClient.invalidateQueries({ queryKey: keys.tickets.lists });
  const pill = await screen.findByRole("button", { name: "1 новая" });
  expect(screen.queryByText("Ticket 4")).toBeNull();
  await user.click(pill);
  expect(screen.getByText("Ticket 4")).toBeVisible();
});

it("tells which of many could not be changed, and shows them as they were", async () => {
  const { user } = await open("/staff");
  await user.click(screen.getByLabelText("Выбрать все показанные"));
  await user.keyboard("p");
  expect(screen.getByRole("combobox", { name: "Приоритет" })).toHaveFocus();
  await user.click(await screen.findByRole("option", { name: /Срочный/ }));
  const told = await screen.findByRole("dialog", { name: "Одна заявка не изменилась" });
  expect(within(told).getByText("T-2")).toBeVisible();
  expect(bulk).toHaveBeenCalledWith({ ids: ["t1", "t2", "t3"], priority: "urgent" });
  await waitFor(() => {
    const link = screen.getByText("Ticket 2").closest("a");
    expect(link).toHaveTextContent("Обычный");
  });
});
