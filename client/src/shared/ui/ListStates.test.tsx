import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Problem } from "@/shared/api/problem";
import { renderPage } from "@/testing/render";
import { type ListQuery, ListStates } from "./ListStates";

const query: ListQuery = {
  data: undefined,
  error: null,
  isPending: false,
  isFetching: false,
  refetch: vi.fn(),
};

const show = (changes: Partial<ListQuery>, isEmpty = false) =>
  renderPage(
    <ListStates
      query={{ ...query, ...changes }}
      skeleton={<p>skeleton</p>}
      empty={<p>empty</p>}
      isEmpty={isEmpty}
      auto={false}
    >
      <p>rows</p>
    </ListStates>,
    { language: "en", words: ["problems"] },
  );

const shown = () =>
  ["skeleton", "empty", "rows"].filter((words) => screen.queryByText(words) !== null);

it("shows a skeleton, then rows or that there are none", async () => {
  const { unmount } = await show({ isPending: true }, true);
  expect(shown()).toEqual(["skeleton"]);
  unmount();
  const full = await show({ data: {} });
  expect(shown()).toEqual(["rows"]);
  full.unmount();
  await show({ data: {} }, true);
  expect(shown()).toEqual(["empty"]);
});

it("says what failed when it knows nothing, and keeps the rows that it knows", async () => {
  const error = new Problem("network.offline");
  const { unmount } = await show({ error }, true);
  expect(shown()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(query.refetch).toHaveBeenCalledOnce();
  unmount();
  await show({ error, data: {} });
  expect(shown()).toEqual(["rows"]);
});

it("has more at its end", async () => {
  const fetchNextPage = vi.fn();
  await show({ data: {}, hasNextPage: true, fetchNextPage });
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  expect(fetchNextPage).toHaveBeenCalledOnce();
});
