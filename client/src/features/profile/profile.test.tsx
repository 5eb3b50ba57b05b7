import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readTokens, writeTokens } from "@/shared/api/tokens";
import { API, problem } from "@/shared/testing/server";
import { tokenPair, USER_ID } from "@/shared/testing/tokens";
import { renderPage } from "@/testing/render";
import MyDataPage from "./pages/MyData";
import ProfilePage from "./pages/Profile";
import SecurityPage from "./pages/Security";
import SessionsPage from "./pages/Sessions";

const server = setupServer();
const words = ["profile", "chat", "form", "problems", "widgets"] as const;
const user = {
  id: USER_ID,
  phone: "+79991234567",
  email: "anna@example.com",
  email_verified: false,
  name: "Анна",
  address: null,
  locale: "ru",
  avatar_media_id: null,
  status: "active",
  roles: ["customer"],
};

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  localStorage.clear();
  writeTokens(tokenPair());
  server.use(http.get(`${API}/user/me`, () => HttpResponse.json(user)));
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

it("shows at the e-mail that it is taken, and clears what is emptied", async () => {
  const sent: unknown[] = [];
  server.use(
    http.patch(`${API}/user`, async ({ request }) => {
      sent.push(await request.json());
      return problem(409, "auth.email_taken");
    }),
  );
  await renderPage(<ProfilePage />, { words });
  const keyboard = userEvent.setup();
  await keyboard.clear(await screen.findByLabelText(/Как к вам обращаться/));
  await keyboard.click(screen.getByRole("button", { name: "Сохранить" }));
  expect(await screen.findByText(/почта уже занята/)).toBeVisible();
  expect(sent).toEqual([{ name: null, email: "anna@example.com", address: null }]);
});

it("switches the second factor on by password and code, and shows the recovery codes", async () => {
  const state = { enabled: false, enabled_at: null, recovery_codes_left: 0 };
  server.use(
    http.get(`${API}/auth/totp`, () => HttpResponse.json(state)),
    http.post(`${API}/auth/totp/enroll`, async ({ request }) => {
      const { password } = (await request.json()) as { password: string };
      if (password !== "right") return problem(403, "auth.wrong_password");
      return HttpResponse.json({
        secret: "ABCDEFGH",
        otpauth_uri: "otpauth://x",
        qr_svg: "<svg/>",
      });
    }),
    http.post(`${API}/auth/totp/confirm`, () =>
      HttpResponse.json({ recovery_codes: ["aaaa-1111", "bbbb-2222"] }),
    ),
  );
  await renderPage(<SecurityPage />, { words });
  const keyboard = userEvent.setup();
  await keyboard.click(await screen.findByRole("button", { name: "Включить" }));
  await keyboard.type(screen.getByLabelText("Ваш пароль"), "wrong");
  await keyboard.click(screen.getByRole("button", { name: "Продолжить" }));
  expect(await screen.findByText("Пароль не подходит.")).toBeVisible();

  await keyboard.clear(screen.getByLabelText("Ваш пароль"));
  await keyboard.type(screen.getByLabelText("Ваш пароль"), "right");
  await keyboard.click(screen.getByRole("button", { name: "Продолжить" }));
  expect(await screen.findByText("ABCD EFGH")).toBeVisible();
  await keyboard.type(screen.getByLabelText("Код из приложения"), "123456");
  await keyboard.click(screen.getByRole("button", { name: "Включить" }));
  expect(await screen.findByText("aaaa-1111")).toBeVisible();
});

it("ends a session at once, and shows it again when the server refuses", async () => {
  const session = (id: string, current: boolean) => ({
    id,
    user_agent: current ? "Firefox/1 Linux" : "Chrome/1 Windows",
    ip: "10.0.0.1",
    created_at: "2026-01-01T00:00:00Z",
    last_used_at: "2026-01-01T00:00:00Z",
    current,
  });
  let answer: (() => void) | undefined;
  server.use(
    http.get(`${API}/auth/sessions`, () =>
      HttpResponse.json([session("s-1", true), session("s-2", false)]),
    ),
    http.delete(`${API}/auth/sessions/s-2`, async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return problem(500, "service.failed");
    }),
  );
  await renderPage(<SessionsPage />, { words });
  const keyboard = userEvent.setup();
  await keyboard.click(await screen.findByRole("button", { name: /Chrome, Windows/ }));
  await waitFor(() => expect(screen.queryByText("Chrome, Windows")).toBeNull());
  await waitFor(() => expect(answer).toBeDefined());
  answer?.();
  expect(await screen.findByText("Chrome, Windows")).toBeVisible();
});

it("closes the account only after the word is typed, and then forgets the session", async () => {
  server.use(
    http.delete(`${API}/user`, () => new HttpResponse(null, { status: 204 })),
    http.post(`${API}/auth/logout`, () => problem(401, "auth.session_ended")),
    http.post(`${API}/auth/refresh`, () => problem(401, "auth.session_ended")),
  );
  await renderPage(<MyDataPage />, { words });
  const keyboard = userEvent.setup();
  await keyboard.click(screen.getByRole("button", { name: "Удалить аккаунт" }));
  const submit = screen.getByRole("button", { name: "Удалить навсегда" });
  expect(submit).toBeDisabled();
  await keyboard.type(screen.getByLabelText(/введите слово/), "Удалить");
  await keyboard.click(submit);
  await expect.poll(() => readTokens()).toBeNull();
});
