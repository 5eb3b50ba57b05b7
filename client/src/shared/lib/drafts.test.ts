import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeTokens } from "../api/tokens";
import { tokenPair, USER_ID } from "../testing/tokens";
import { eraseDrafts, useDraft } from "./drafts";

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  writeTokens(tokenPair());
});
afterEach(() => vi.useRealTimers());

const open = (key = "ticket-message:1") =>
  renderHook(({ name }) => useDraft(name, ""), { initialProps: { name: key } });

describe("useDraft", () => {
  it("has what was typed after the form was left at once", () => {
    const first = open();
    expect(first.result.current).toMatchObject({ value: "", isRestored: false });
    act(() => first.result.current.set("It leaks"));
    expect(first.result.current.value).toBe("It leaks");
    first.unmount();
    expect(open().result.current).toMatchObject({ value: "It leaks", isRestored: true });
  });

  it("has it after the page was killed in the background", () => {
    const { result } = open();
    act(() => result.current.set("It leaks"));
    document.dispatchEvent(new Event("visibilitychange"));
    expect(open().result.current.value).toBe("It leaks");
  });

  it("forgets what was sent", () => {
    const { result, unmount } = open();
    act(() => result.current.set("It leaks"));
    act(() => result.current.clear());
    expect(result.current.value).toBe("");
    vi.runAllTimers();
    unmount();
    expect(open().result.current.value).toBe("");
  });

  it("keeps the drafts of two chats apart in the same form", () => {
    const { result, rerender } = open("ticket-message:1");
    act(() => result.current.set("to one"));
    rerender({ name: "ticket-message:2" });
    expect(result.current.value).toBe("");
    act(() => result.current.set("to two"));
    rerender({ name: "ticket-message:1" });
    expect(result.current.value).toBe("to one");
    rerender({ name: "ticket-message:2" });
    expect(result.current.value).toBe("to two");
  });

  it("shows nobody another's draft, and is erased with its user", () => {
    const mine = open();
    act(() => mine.result.current.set("mine"));
    mine.unmount();
    writeTokens(tokenPair({ userId: "another" }));
    const other = open();
    expect(other.result.current.value).toBe("");
    other.unmount();
    eraseDrafts("another");
    writeTokens(tokenPair());
    expect(open().result.current.value).toBe("mine");
    eraseDrafts(USER_ID);
    expect(open().result.current.value).toBe("");
  });
});
