import "fake-indexeddb/auto";
import { Blob as NodeBlob, File as NodeFile } from "node:buffer";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { login } from "@/shared/api/session";
import { listDraftFiles } from "@/shared/lib/draft-files";
import { eraseUserDb } from "@/shared/lib/user-db";
import { tokenPair, USER_ID } from "@/shared/testing/tokens";
import { renderPage } from "@/testing/render";
import { Composer } from "./Composer";
import type { NewMessage } from "./useChat";

const uploadFile = vi.hoisted(() => vi.fn());
vi.mock("@/shared/lib/upload", () => ({ uploadFile }));
vi.mock("@/shared/lib/shrink-photo", () => ({ shrinkPhoto: async (file: File) => file }));

function atDesk(isDesk: boolean) {
  vi.stubGlobal("matchMedia", () => ({ matches: isDesk }));
}

const DRAFT = "draft:anonymous:ticket-message:t1";

async function open(
  onSend: (message: NewMessage) => Promise<void>,
  draftKey = "ticket-message:t1",
) {
  await renderPage(<Composer draftKey={draftKey} label="Message" onSend={onSend} />, {
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

  describe("with a photo", () => {
    // jsdom's own files cannot be cloned into a database.
    const photo = new NodeFile(["leak"], "leak.jpg", { type: "image/jpeg" }) as unknown as File;
    const remove = { name: /(Remove|Cancel).*leak.jpg/ };
    const attach = (file: File) => {
      const data = { files: [file], types: ["Files"] };
      fireEvent.drop(screen.getByLabelText("Message"), { dataTransfer: data });
    };
    const reload = async (draftKey?: string) => {
      cleanup();
      await open(async () => undefined, draftKey);
    };

    beforeEach(async () => {
      vi.stubGlobal("File", NodeFile);
      vi.stubGlobal("Blob", NodeBlob);
      URL.createObjectURL = () => "blob:leak";
      URL.revokeObjectURL = () => undefined;
      uploadFile.mockReset().mockResolvedValue({ id: "m1" });
      login(tokenPair());
      await eraseUserDb(USER_ID);
    });

    it("brings it back after a reload, uploaded once, until it is removed", async () => {
      await open(async () => undefined);
      attach(photo);
      await waitFor(async () =>
        expect((await listDraftFiles("ticket-message:t1"))[0]?.mediaId).toBe("m1"),
      );
      await reload();
      expect(await screen.findByRole("img", { name: "leak.jpg" })).toBeVisible();
      expect(uploadFile).toHaveBeenCalledOnce();
      await userEvent.click(screen.getByRole("button", remove));
      await reload();
      await expect(screen.findByRole("img", {}, { timeout: 300 })).rejects.toThrow();
    });

    it("uploads it again when it was not done, or so long ago that it may be gone", async () => {
      uploadFile.mockRejectedValueOnce(new Error("no network"));
      await open(async () => undefined);
      attach(photo);
      await waitFor(async () => expect(await listDraftFiles("ticket-message:t1")).toHaveLength(1));
      await reload();
      await waitFor(() => expect(uploadFile).toHaveBeenCalledTimes(2));
      await waitFor(async () =>
        expect((await listDraftFiles("ticket-message:t1"))[0]?.mediaId).toBe("m1"),
      );
      const day = Date.now() + 24 * 60 * 60_000;
      vi.spyOn(Date, "now").mockReturnValue(day);
      await reload();
      await waitFor(() => expect(uploadFile).toHaveBeenCalledTimes(3));
    });

    it("keeps it to its chat, and forgets it once the message is in the outbox", async () => {
      const onSend = vi.fn(async () => undefined);
      const area = await open(onSend);
      attach(photo);
      await waitFor(async () =>
        expect((await listDraftFiles("ticket-message:t1"))[0]?.mediaId).toBe("m1"),
      );
      await reload("ticket-message:t2");
      await expect(screen.findByRole("img", {}, { timeout: 300 })).rejects.toThrow();
      cleanup();
      await open(onSend);
      await screen.findByRole("img", { name: "leak.jpg" });
      await userEvent.click(screen.getByRole("button", { name: "Send" }));
      expect(onSend).toHaveBeenCalledExactlyOnceWith({
        body: "",
        files: [{ file: expect.objectContaining({ name: "leak.jpg" }), mediaId: "m1" }],
        internal: undefined,
      });
      await waitFor(async () => expect(await listDraftFiles("ticket-message:t1")).toEqual([]));
      expect(area).not.toBeNull();
    });

    it("erases it when the person signs out", async () => {
      await open(async () => undefined);
      attach(photo);
      await waitFor(async () => expect(await listDraftFiles("ticket-message:t1")).toHaveLength(1));
      await eraseUserDb(USER_ID);
      expect(await listDraftFiles("ticket-message:t1")).toEqual([]);
    });
  });
});
