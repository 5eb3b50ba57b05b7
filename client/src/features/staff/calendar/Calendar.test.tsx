import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { API } from "@/shared/testing/server";
import { renderPage } from "@/testing/render";
import Calendar from "./Calendar";
import { dayAfterKey } from "./useDayKeys";

const server = setupServer();
let visit: { id: string; preferred_date: string | null };
const sent: unknown[] = [];
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  vi.setSystemTime(new Date(2030, 1, 20));
  sent.length = 0;
  visit = { ...ticket };
  server.use(
    http.get(`${API}/tickets/assignees`, () => HttpResponse.json([])),
    http.get(`${API}/tickets`, ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const day = visit.preferred_date ?? "";
      const isIn =
        (asked.get("preferred_from") ?? "") <= day && day <= (asked.get("preferred_to") ?? "");
      return HttpResponse.json(isIn ? [visit] : []);
    }),
    http.patch(`${API}/tickets/v-1`, async ({ request }) => {
      const changes = (await request.json()) as { preferred_date: string };
      sent.push(changes);
      visit = { ...visit, ...changes };
      return HttpResponse.json(visit);
    }),
  );
});
afterEach(() => {
  server.resetHandlers();
  vi.useRealTimers();
});
afterAll(() => server.close());

const ticket = {
  id: "v-1",
  number: "T-1042",
  title: "Не сливает",
  status: "new",
  priority: "normal",
  preferred_date: "2030-02-28",
  resolution_due_at: "2030-03-01T00:00:00Z",
};

const open = (address: string) =>
  renderPage(<Calendar />, { at: address, words: ["calendar", "widgets", "problems"] });
const month = () => document.querySelector("[class*=month]") as HTMLElement;

it("goes through days, weeks and months by keys", () => {
  const day = "2030-01-31";
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp"];
  expect(keys.map((key) => dayAfterKey(key, day))).toEqual([
    "2030-01-30",
    "2030-02-01",
    "2030-01-24",
    "2030-02-07",
    "2030-01-28",
    "2030-02-03",
    "2029-12-31",
  ]);
  expect(dayAfterKey("PageDown", day)).toBe("2030-02-28");
  expect(dayAfterKey("Enter", day)).toBeNull();
});

it("keeps the keyboard in the month that the arrows lead to", async () => {
  await open("/staff/calendar?day=2030-02-28");
  await waitFor(() => expect(month()).not.toBeNull());
  const days = within(month()).getAllByRole("button");
  expect(days.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  const chosen = within(month()).getByRole("button", { pressed: true });
  expect(chosen).toHaveAccessibleName(/28 февраля.*1 выезд/);
  chosen.focus();
  await userEvent.keyboard("{ArrowRight}");
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/1 марта/));
  expect(await screen.findByRole("heading", { name: "март 2030" })).toBeVisible();
  await userEvent.keyboard("{ArrowUp}");
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/22 февраля/));
});

it("moves a visit to another day by keyboard alone", async () => {
  await open("/staff/calendar?day=2030-02-28");
  const move = await screen.findByRole("button", { name: /T-1042/ });
  move.focus();
  await userEvent.keyboard("{Enter}");
  const dialog = screen.getByRole("dialog");
  within(dialog).getByRole("button", { name: "Завтра" }).focus();
  await userEvent.keyboard(" ");
  within(dialog).getByRole("button", { name: "Сохранить" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(sent).toEqual([{ preferred_date: "2030-02-21" }]));
  await waitFor(() =>
    expect(within(month()).getByText("Не сливает").closest("button")).toHaveAccessibleName(
      /21 февраля/,
    ),
  );
});
