import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { API } from "@/shared/testing/server";
import { renderPage } from "@/testing/render";
import AuditPage from "../audit/Audit";
import UserPage from "./User";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const words = ["people", "audit", "widgets", "form", "problems"] as const;
const account = {
  id: "u-1",
  name: "Анна",
  phone: "+79991234567",
  email: null,
  email_verified: false,
  address: null,
  locale: "ru",
  status: "active",
  block_reason: null as string | null,
  roles: ["customer"],
  has_subscription: false,
  created_at: "2030-02-01T09:00:00Z",
};
const entry = {
  id: "a-1",
  at: "2030-02-01T09:00:00Z",
  action: "user_changed",
  user_id: "u-1",
  actor_id: "u-2",
  user_name: "Анна",
  actor_name: "Олег",
  ip: null,
  user_agent: null,
  details: { status: ["active", "blocked"], block_reason: [null, "Спам"] },
};

it("blocks an account with a reason, and shows it", async () => {
  let shown = account;
  const sent: unknown[] = [];
  server.use(
    http.get(`${API}/admin/users/u-1`, () => HttpResponse.json(shown)),
    http.patch(`${API}/admin/users/u-1`, async ({ request }) => {
      const changes = (await request.json()) as Partial<typeof account>;
      sent.push(changes);
      shown = { ...shown, ...changes };
      return HttpResponse.json(shown);
    }),
    http.get(`${API}/tickets`, () => HttpResponse.json([])),
    http.get(`${API}/devices/search`, () => HttpResponse.json([])),
    http.get(`${API}/admin/audit`, () => HttpResponse.json([])),
    http.get(`${API}/user/me`, () => HttpResponse.json({ ...account, id: "u-2" })),
  );
  await renderPage(<UserPage />, { at: "/staff/users/u-1", path: "/staff/users/:id", words });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Заблокировать" }));
  const dialog = screen.getByRole("dialog");
  const block = () => screen.getAllByRole("button", { name: "Заблокировать" }).at(-1) as Element;
  expect(dialog).toContainElement(block() as HTMLElement);
  await user.type(screen.getByLabelText("Причина"), "  ");
  await user.click(block());
  expect(sent).toEqual([]);
  await user.type(screen.getByLabelText("Причина"), "Спам ");
  await user.click(block());
  await waitFor(() => expect(sent).toEqual([{ status: "blocked", block_reason: "Спам" }]));
  expect(await screen.findByText(/Причина: Спам/)).toBeVisible();
});

it("names people in the audit as the list does, and asks for none of them", async () => {
  server.use(
    http.get(`${API}/admin/audit`, () =>
      HttpResponse.json([
        entry,
        { ...entry, id: "a-2", user_id: null, user_name: null, details: {} },
        { ...entry, id: "a-3", actor_id: "u-3", actor_name: null, details: {} },
      ]),
    ),
  );
  await renderPage(<AuditPage />, { at: "/staff/audit?user=u-1", words });
  expect((await screen.findAllByRole("link", { name: "Анна" })).length).toBe(2);
  expect(screen.getAllByRole("link", { name: "Олег" })[0]).toHaveAttribute(
    "href",
    "/staff/users/u-2",
  );
  expect(screen.getByText(/Причина блокировки/)).toHaveTextContent("→ Спам");
});
