import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readTokens } from "@/shared/api/tokens";
import { API, problem } from "@/shared/testing/server";
import { tokenPair } from "@/shared/testing/tokens";
import { renderPage } from "@/testing/render";
import LoginPage from "./pages/Login";
import RegisterPage from "./pages/Register";
import ResetPasswordPage from "./pages/ResetPassword";

const server = setupServer();
const VERSION = API.replace("/api/v1", "/version");
const running = { service: "gateway", version: "0.1.0", data: "own" };
const words = ["auth", "form", "problems", "widgets"] as const;
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  localStorage.clear();
  server.use(http.get(VERSION, () => HttpResponse.json(running)));
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function logIn(identity: string) {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Телефон или почта"), identity);
  await user.type(screen.getByLabelText("Пароль"), "зелёный чайник");
  await user.click(screen.getByRole("button", { name: "Войти" }));
  return user;
}

it("logs in by a phone, and says it when the password is wrong", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(`${API}/auth/login`, async ({ request }) => {
      sent.push(await request.json());
      return problem(401, "auth.wrong_credentials");
    }),
  );
  await renderPage(<LoginPage />, { words });
  await logIn("8 (999) 123-45-67");
  expect(await screen.findByText(/пароль не подходят/)).toBeVisible();
  expect(sent).toEqual([{ phone: "8 (999) 123-45-67", password: "зелёный чайник" }]);
  expect(readTokens()).toBeNull();
});

it("offers the demo logins where the gateway says that there are any", async () => {
  let asked = 0;
  server.use(
    http.get(VERSION, () => {
      asked += 1;
      return HttpResponse.json(running);
    }),
  );
  const { unmount } = await renderPage(<LoginPage />, { words });
  await waitFor(() => expect(asked).toBe(1));
  expect(screen.queryByRole("region", { name: "Демо-входы" })).toBeNull();
  unmount();

  server.use(http.get(VERSION, () => HttpResponse.json({ ...running, data: "demo" })));
  const sent: unknown[] = [];
  server.use(
    http.post(`${API}/auth/login`, async ({ request }) => {
      sent.push(await request.json());
      return problem(401, "auth.wrong_credentials");
    }),
  );
  await renderPage(<LoginPage />, { words });
  await userEvent.click(await screen.findByRole("button", { name: "Мастер" }));
  await waitFor(() =>
    expect(sent).toEqual([{ email: "technician@example.com", password: "demo-technician" }]),
  );
});

it("asks for a code when there is a second factor, and begins anew when that took too long", async () => {
  const codes: unknown[] = [];
  server.use(
    http.post(`${API}/auth/login`, () =>
      HttpResponse.json({ code: "auth.mfa_required", mfa_token: "m-1" }, { status: 401 }),
    ),
    http.post(`${API}/auth/login/totp`, async ({ request }) => {
      codes.push(await request.json());
      return problem(401, codes.length === 1 ? "auth.wrong_code" : "auth.invalid_token");
    }),
  );
  await renderPage(<LoginPage />, { words });
  const user = await logIn("anna@example.com");
  await user.type(await screen.findByLabelText("Код из приложения"), "123 456");
  await user.click(screen.getByRole("button", { name: "Подтвердить" }));
  expect(await screen.findByText(/Код не подошёл/)).toBeVisible();
  expect(codes).toEqual([{ mfa_token: "m-1", code: "123456" }]);

  await user.click(screen.getByRole("button", { name: "Подтвердить" }));
  expect(await screen.findByText(/слишком много времени/)).toBeVisible();
  expect(screen.getByLabelText("Телефон или почта")).toHaveValue("anna@example.com");
});

it("takes a recovery code instead", async () => {
  server.use(
    http.post(`${API}/auth/login`, () =>
      HttpResponse.json({ code: "auth.mfa_required", mfa_token: "m-1" }, { status: 401 }),
    ),
    http.post(`${API}/auth/login/totp`, () => HttpResponse.json(tokenPair())),
  );
  await renderPage(<LoginPage />, { words });
  const user = await logIn("anna@example.com");
  await user.click(await screen.findByRole("button", { name: /Ввести запасной код/ }));
  await user.type(screen.getByLabelText("Запасной код"), "abcd-efgh-ijkl");
  await user.click(screen.getByRole("button", { name: "Подтвердить" }));
  await expect.poll(() => readTokens()).not.toBeNull();
});

it("says how the last session ended", async () => {
  localStorage.setItem("session_end", "auth.refresh_reused");
  await renderPage(<LoginPage />, { words });
  expect(screen.getByText(/завершили сеанс ради безопасности/)).toBeVisible();
});

it("shows at the phone that it is taken, and keeps no password in the draft", async () => {
  server.use(http.post(`${API}/auth/register`, () => problem(409, "auth.phone_taken")));
  await renderPage(<RegisterPage />, { words });
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Телефон"), "+7 999 123-45-67");
  await user.type(screen.getByLabelText("Придумайте пароль"), "зелёный чайник поёт");
  expect(screen.getByText("Отличный пароль")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Зарегистрироваться" }));
  expect(await screen.findByText(/уже зарегистрирован/)).toBeVisible();
  expect(screen.getByLabelText("Телефон")).toBeInvalid();
  dispatchEvent(new Event("pagehide"));
  expect(JSON.stringify({ ...localStorage })).toContain("+7 999");
  expect(JSON.stringify({ ...localStorage })).not.toContain("чайник");
});

it("offers a new link when that of a reset is used up", async () => {
  server.use(http.post(`${API}/auth/reset`, () => problem(422, "auth.invalid_link")));
  await renderPage(<ResetPasswordPage />, { words, at: "/reset-password#token=t-1" });
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Новый пароль"), "зелёный чайник поёт");
  await user.click(screen.getByRole("button", { name: "Сохранить пароль" }));
  expect(await screen.findByRole("link", { name: "Запросить новую ссылку" })).toBeVisible();
});
