import { QueryClient } from "@tanstack/react-query";
import { HttpResponse, http as msw } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { API } from "../testing/server";
import { listNotifications } from "./generated/endpoints/notifications/notifications";
import { listTickets } from "./generated/endpoints/tickets/tickets";
import { itemsOf, mapItems, page, pagedQuery } from "./page";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

it("follows a list's cursor to its end, with repeated filters", async () => {
  server.use(
    msw.get(`${API}/tickets`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      expect(query.getAll("status")).toEqual(["new", "completed"]);
      return query.get("cursor") === "c2"
        ? HttpResponse.json([{ id: "2" }])
        : HttpResponse.json([{ id: "1" }], { headers: { "X-Next-Cursor": "c2" } });
    }),
  );
  const client = new QueryClient();
  const options = pagedQuery(["tickets"], (cursor, request) =>
    listTickets({ status: ["new", "completed"], ...(cursor ? { cursor } : {}) }, request),
  );
  const data = await client.fetchInfiniteQuery({ ...options, pages: 5 });
  expect(itemsOf(data).map(({ id }) => id)).toEqual(["1", "2"]);
  expect(data.pages.map(({ next }) => next)).toEqual(["c2", null]);
});

it("reads how many are unread", async () => {
  server.use(
    msw.get(`${API}/notifications`, () =>
      HttpResponse.json([], { headers: { "X-Unread-Count": "4" } }),
    ),
  );
  expect(await page((options) => listNotifications({ limit: 1 }, options))).toEqual({
    items: [],
    next: null,
    unread: 4,
  });
});

it("leaves pages that do not change as they are", () => {
  const pages = [
    { items: [{ id: "1" }], next: "c", unread: null },
    { items: [{ id: "2" }], next: null, unread: null },
  ];
  const data = { pages, pageParams: [null, "c"] };
  const changed = mapItems(data, (item) => (item.id === "2" ? { id: "3" } : item));
  expect(changed.pages[0]).toBe(pages[0]);
  expect(changed.pages[1]?.items).toEqual([{ id: "3" }]);
  expect(mapItems(data, (item) => item)).toBe(data);
});
