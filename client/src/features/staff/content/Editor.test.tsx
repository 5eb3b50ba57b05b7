import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Problem } from "@/shared/api/problem";
import { renderPage } from "@/testing/render";
import { Editor } from "./Editor";
import { NO_TEXTS, type Texts } from "./texts";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

const words = ["content", "problems"] as const;
const saved: Texts = { ...NO_TEXTS, ru: { title: "Фильтр", body: "Снимите крышку." } };

beforeEach(() => {
  localStorage.clear();
  server.use(
    http.post("*/api/v1/content/preview", async ({ request }) => {
      const { markdown } = (await request.json()) as { markdown: string };
      return HttpResponse.json({ html: `<p>Видно: ${markdown}</p>` });
    }),
  );
});

function editor(onSave: (texts: Texts) => Promise<unknown>) {
  return <Editor draftKey="test" saved={saved} saveLabel="Сохранить" onSave={onSave} />;
}

it("shows what readers will see, and saves what was typed", async () => {
  const sent: Texts[] = [];
  await renderPage(
    editor(async (texts) => sent.push(texts)),
    { words },
  );
  expect(screen.getByRole("button", { name: "Сохранить" })).toBeDisabled();
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox", { name: "Текст" }), " Промойте.");
  expect(await screen.findByText("Видно: Снимите крышку. Промойте.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Сохранить" }));
  await waitFor(() => expect(sent[0]?.ru.body).toBe("Снимите крышку. Промойте."));
});

it("leads to the language that is half written, and sends nothing", async () => {
  let sent = 0;
  await renderPage(
    editor(async () => {
      sent += 1;
    }),
    { words },
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: /Английский/ }));
  await user.type(screen.getByRole("textbox", { name: "Заголовок" }), "Filter");
  await user.click(screen.getByRole("button", { name: /Русский/ }));
  await user.click(screen.getByRole("button", { name: "Сохранить" }));
  expect(await screen.findByText("Напишите текст или уберите заголовок")).toBeVisible();
  expect(sent).toBe(0);
});

it("keeps what was typed when saving fails, and after coming back", async () => {
  const refuse = async () => {
    throw new Problem("network.offline");
  };
  const { unmount } = await renderPage(editor(refuse), { words });
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox", { name: "Текст" }), " Ещё.");
  await user.click(screen.getByRole("button", { name: "Сохранить" }));
  await waitFor(() => expect(screen.getByRole("status")).not.toHaveTextContent("Всё сохранено"));
  unmount();
  await renderPage(editor(refuse), { words });
  expect(screen.getByRole("textbox", { name: "Текст" })).toHaveValue("Снимите крышку. Ещё.");
});
