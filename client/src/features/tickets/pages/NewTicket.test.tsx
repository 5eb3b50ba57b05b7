import "fake-indexeddb/auto";
import { configure, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listEntries } from "@/shared/api/outbox/store";
import { login } from "@/shared/api/session";
import { eraseUserDb } from "@/shared/lib/user-db";
import { API, problem } from "@/shared/testing/server";
import { tokenPair, USER_ID } from "@/shared/testing/tokens";
import { renderPage } from "@/testing/render";
import NewTicketPage from "./NewTicket";

const DEVICE = "0190a000-0000-7000-8000-0000000000d1";
const posted: Record<string, unknown>[] = [];
const server = setupServer();
vi.setConfig({ testTimeout: 20_000 });
configure({ asyncUtilTimeout: 5_000 });
let answer: () => Response;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

beforeEach(() => {
  localStorage.clear();
  login(tokenPair());
  posted.length = 0;
  answer = () => HttpResponse.json({ id: "t1", client_id: null }, { status: 201 });
  server.use(
    http.get(`${API}/devices/my`, () =>
      HttpResponse.json([{ id: DEVICE, title: "Washer", created_at: "2026-01-01T00:00:00Z" }]),
    ),
    http.get(`${API}/faq/search`, () => HttpResponse.json([])),
    http.post(`${API}/tickets`, async ({ request }) => {
      posted.push((await request.json()) as Record<string, unknown>);
      return answer();
    }),
  );
});

afterEach(async () => {
  server.resetHandlers();
  vi.restoreAllMocks();
  await eraseUserDb(USER_ID);
});

async function fill() {
  await renderPage(<NewTicketPage />, {
    at: "/tickets/new",
    path: "/tickets/new",
    language: "en",
    words: ["tickets", "chat", "form", "problems"],
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole("radio", { name: /Washer/ }));
  await user.click(screen.getByLabelText("In short"));
  await user.paste("It leaks");
  return user;
}

const sendButton = () => screen.getByRole("button", { name: /Send ticket|Save and send/ });

describe("a new ticket", () => {
  it("is sent with its device, under an id of its own", async () => {
    const user = await fill();
    await user.click(sendButton());
    await waitFor(() => expect(posted).toHaveLength(1));
    expect(posted[0]).toMatchObject({ title: "It leaks", device_id: DEVICE, description: null });
    expect(posted[0]?.client_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(localStorage.getItem(`draft:${USER_ID}:new-ticket`)).toBeNull();
  });

  it("shows the server's problem at the device, and keeps what was typed", async () => {
    answer = () => problem(422, "ticket.unknown_device");
    const user = await fill();
    await user.click(sendButton());
    expect(await screen.findByText(/This device is gone/)).toBeVisible();
    expect(screen.getByLabelText("In short")).toHaveValue("It leaks");
    expect(await listEntries()).toEqual([]);
  });

  it("says what is missing and sends nothing", async () => {
    const user = await fill();
    await user.clear(screen.getByLabelText("In short"));
    await user.click(sendButton());
    await waitFor(() => expect(screen.getByLabelText("In short")).toBeInvalid());
    expect(posted).toEqual([]);
  });

  it("waits in the outbox without a connection", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const user = await fill();
    await user.click(sendButton());
    await waitFor(async () => expect(await listEntries()).toHaveLength(1));
    expect((await listEntries())[0]).toMatchObject({
      kind: "ticket.create",
      state: "pending",
      body: { title: "It leaks", device_id: DEVICE },
    });
    expect(posted).toEqual([]);
  });
});
