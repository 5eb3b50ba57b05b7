import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "@/testing/render";
import { Composer } from "./Composer";
import type { NewMessage } from "./useChat";

function atDesk(isDesk: boolean) {
  vi.stubGlobal("matchMedia", () => ({ matches: isDesk }));
}

const DRAFT = "draft:anonymous:ticket-message:t1";

async function open(onSend: (message: NewMessage) => Promise<void>) {
  await renderPage(<Composer draftKey="ticket-message:t1" label="Message" onSend={onSend} />, {
    language: "en",
    words: ["chat", "problems"],
  });
  return screen.getByLabelText("Message");
}

describe("the composer", () => {
  beforeEach(() => {
    localStorage.clear();
    atDesk(true);
  });

  it("sends on Enter, breaks the line on Shift+Enter, and is empty then", async () => {
    const onSend = vi.fn(async () => undefined);
    const area = await open(onSend);
    await userEvent.type(area, "One{Shift>}{Enter}{/Shift}two{Enter}");
    expect(onSend).toHaveBeenCalledExactlyOnceWith({
      body: "One\ntwo",
      files: [],
      internal: undefined,
    });
    expect(area).toHaveValue("");
  });

  it("leaves Enter to the line on a phone, where the button sends", async () => {
    atDesk(false);
    const onSend = vi.fn(async () => undefined);
    const area = await open(onSend);
    await userEvent.type(area, "One{Enter}");
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(onSend).toHaveBeenCalledOnce();
  });

  it("sends nothing that is empty", async () => {
    const onSend = vi.fn(async () => undefined);
    await userEvent.type(await open(onSend), "   {Enter}");
    expect(onSend).not.toHaveBeenCalled();
  });

  it("gives the words back when the browser would not keep them", async () => {
    const area = await open(async () => {
      throw new Error("no space");
    });
    await userEvent.type(area, "Hello{Enter}");
    await waitFor(() => expect(area).toHaveValue("Hello"));
    expect(screen.getByRole("alert")).toHaveTextContent(/could not keep/);
    await waitFor(() => expect(localStorage.getItem(DRAFT)).toBe('"Hello"'));
  });

  it("keeps what is typed and not sent", async () => {
    await userEvent.type(await open(vi.fn()), "Half a w");
    await waitFor(() => expect(localStorage.getItem(DRAFT)).toBe('"Half a w"'));
  });
});
