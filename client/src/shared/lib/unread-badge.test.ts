import { renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useUnreadBadge } from "./unread-badge";

afterEach(() => {
  document.title = "";
});

function show(count: number) {
  return renderHook(({ unread }) => useUnreadBadge(unread), { initialProps: { unread: count } });
}

it("keeps the count before whatever title a page sets, and takes it away again", async () => {
  document.title = "Home";
  const { rerender, unmount } = show(3);
  expect(document.title).toBe("(3) Home");
  document.title = "Tickets";
  await vi.waitFor(() => expect(document.title).toBe("(3) Tickets"));
  rerender({ unread: 120 });
  expect(document.title).toBe("(99+) Tickets");
  rerender({ unread: 0 });
  expect(document.title).toBe("Tickets");
  rerender({ unread: 1 });
  unmount();
  expect(document.title).toBe("Tickets");
});

it("badges the installed app", () => {
  const set = vi.fn(async () => undefined);
  const clear = vi.fn(async () => undefined);
  Object.assign(navigator, { setAppBadge: set, clearAppBadge: clear });
  const { rerender } = show(2);
  expect(set).toHaveBeenCalledWith(2);
  rerender({ unread: 0 });
  expect(clear).toHaveBeenCalled();
});
