import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { API } from "@/shared/testing/server";
import { renderPage } from "@/testing/render";
import FaqEditor from "./FaqEditor";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

it("renames a category in both languages", async () => {
  const titles: Record<string, string> = { ru: "Ремонт" };
  const sent: unknown[] = [];
  server.use(
    http.get(`${API}/faq/categories`, ({ request }) => {
      const asked = new URL(request.url).searchParams.get("locale") ?? "ru";
      const locale = asked in titles ? asked : "ru";
      const title = titles[locale];
      return HttpResponse.json([{ slug: "repair", title, locale, position: 0, article_count: 0 }]);
    }),
    http.get(`${API}/faq/categories/repair/articles`, () => HttpResponse.json([])),
    http.patch(`${API}/faq/categories/repair`, async ({ request }) => {
      const body = (await request.json()) as { titles: Record<string, string> };
      sent.push(body);
      Object.assign(titles, body.titles);
      return HttpResponse.json({});
    }),
  );
  await renderPage(<FaqEditor />, { words: ["content", "problems"] });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Переименовать раздел: Ремонт" }));
  const russian = await screen.findByLabelText("Название по-русски");
  expect(russian).toHaveValue("Ремонт");
  // Not the Russian title that stands in for it.
  expect(screen.getByLabelText("Название по-английски")).toHaveValue("");
  await user.clear(russian);
  await user.type(russian, "Починка");
  await user.type(screen.getByLabelText("Название по-английски"), "Repair");
  await user.click(screen.getByRole("button", { name: "Сохранить" }));
  await waitFor(() => expect(sent).toEqual([{ titles: { ru: "Починка", en: "Repair" } }]));
  expect(await screen.findByRole("heading", { name: "Починка" })).toBeVisible();
});
