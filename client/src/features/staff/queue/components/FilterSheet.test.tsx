import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { API } from "@/shared/testing/server";
import { renderPage } from "@/testing/render";
import { FilterSheet } from "./FilterSheet";

const server = setupServer(
  http.get(`${API}/tickets/assignees`, () => HttpResponse.json([])),
  http.get(`${API}/devices/search`, () => HttpResponse.json([])),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

it("shows a choice, and builds the next on it, before the address follows", async () => {
  const onChange = vi.fn();
  const user = userEvent.setup();
  await renderPage(<FilterSheet filter={{}} onChange={onChange} onClose={() => {}} />, {
    words: ["queue", "widgets"],
  });
  const shown = await screen.findByRole("checkbox", { name: "Новая" });
  await user.click(shown);
  expect(shown).toBeChecked();
  await user.click(screen.getByRole("checkbox", { name: "В работе" }));
  expect(onChange).toHaveBeenLastCalledWith({ status: ["new", "in_progress"], open: undefined });
});
