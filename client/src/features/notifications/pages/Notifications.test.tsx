import { configure, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { login } from "@/shared/api/session";
import { API, problem } from "@/shared/testing/server";
import { tokenPair, USER_ID } from "@/shared/testing/tokens";
import { renderPage } from "@/testing/render";
import NotificationsPage from "./Notifications";

configure({ asyncUtilTimeout: 4_000 });
const server = setupServer();
let readAt: string | null = null;
const news = () => ({
  id: "n1",
  kind: "ticket_message",
  title: "An answer to T-1",
  body: "There is a new message.",
  subject_type: "ticket",
  subject_id: "t1",
  read_at: readAt,
  created_at: "2026-11-20T10:00:00Z",
});
const user = { id: USER_ID, name: "Anna", email: "anna@example.com", roles: ["customer"] };
const channels = { email: true };

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(() => {
  localStorage.clear();
  readAt = null;
  login(tokenPair());
  server.use(
    http.get(`${API}/user/me`, () => HttpResponse.json(user)),
    http.get(`${API}/notifications`, () => HttpResponse.json([news()])),
    http.get(`${API}/notifications/preferences`, () =>
      HttpResponse.json({
        ticket_status: channels,
        ticket_message: channels,
        ticket_assigned: channels,
        support_status: channels,
        support_message: channels,
      }),
    ),
  );
});
afterEach(() => server.resetHandlers());

function open() {
  return renderPage(<NotificationsPage />, {
    language: "en",
    words: ["notifications", "problems"],
  });
}

describe("the feed", () => {
  it("clears all dots at once", async () => {
    server.use(
      http.post(`${API}/notifications/read-all`, () => {
        readAt = "2026-11-20T11:00:00Z";
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await open();
    expect(await screen.findByRole("link", { name: /An answer to T-1/ })).toHaveAttribute(
      "href",
      "/tickets/t1",
    );
    await userEvent.click(screen.getByRole("button", { name: "Mark all read" }));
    await waitFor(() => expect(screen.queryByText("New:")).toBeNull());
  });

  it("shows the dots again when the server could not clear them", async () => {
    let refuse: () => void = () => undefined;
    const refused = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    server.use(
      http.post(`${API}/notifications/read-all`, async () => {
        await refused;
        return problem(403, "auth.forbidden");
      }),
    );
    await open();
    await screen.findByText("New:");
    await userEvent.click(screen.getByRole("button", { name: "Mark all read" }));
    await waitFor(() => expect(screen.queryByText("New:")).toBeNull());
    refuse();
    expect(await screen.findByText("New:")).toBeInTheDocument();
  });

  it("takes a switch back that was refused", async () => {
    server.use(
      http.patch(`${API}/notifications/preferences`, () => problem(403, "auth.forbidden")),
    );
    await open();
    const answers = await screen.findByRole("switch", { name: "Support answered" });
    await userEvent.click(answers);
    await waitFor(() => expect(answers).toBeChecked());
  });
});
