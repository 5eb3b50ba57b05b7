import { describe, expect, it } from "vitest";
import { type ChatMessage, firstUnread, inOrder, rowsOf, splitAddresses } from "./model";

function message(id: string, at: string, init: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id,
    authorId: "anna",
    authorRole: "customer",
    authorName: "Anna",
    body: id,
    internal: false,
    attachments: [],
    at,
    state: "sent",
    problem: null,
    ...init,
  };
}

const day = (clock: string) => `2026-11-20T${clock}:00Z`;

describe("the stream of a chat", () => {
  it("puts messages and events in the order in which they happened", () => {
    const rows = rowsOf(
      [message("a", day("10:00")), message("b", day("12:00"))],
      [{ id: "taken", at: day("11:00"), content: null }],
      { unreadFrom: null, hasOlder: false },
    );
    expect(rows.map((row) => row.id)).toEqual([expect.stringMatching(/^day/), "a", "taken", "b"]);
  });

  it("keeps messages of one author together, until time or a note parts them", () => {
    const rows = rowsOf(
      [
        message("a", day("10:00")),
        message("b", day("10:02")),
        message("c", day("10:03"), { internal: true }),
        message("d", day("10:30"), { internal: true }),
      ],
      [],
      { unreadFrom: null, hasOlder: false },
    );
    const groups = rows.flatMap((row) =>
      row.kind === "message" ? [[row.id, row.isFirst, row.isLast]] : [],
    );
    expect(groups).toEqual([
      ["a", true, false],
      ["b", false, true],
      ["c", true, true],
      ["d", true, true],
    ]);
  });

  it("holds events back that are older than what is loaded", () => {
    const events = [{ id: "created", at: day("08:00"), content: null }];
    const messages = [message("a", day("10:00"))];
    const part = rowsOf(messages, events, { unreadFrom: null, hasOlder: true });
    const whole = rowsOf(messages, events, { unreadFrom: null, hasOlder: false });
    expect(part.some((row) => row.id === "created")).toBe(false);
    expect(whole.some((row) => row.id === "created")).toBe(true);
  });

  it("draws the line above the first unread message of others", () => {
    const messages = [
      message("a", day("10:00"), { authorId: "ivan" }),
      message("b", day("10:01"), { authorId: "ivan" }),
      message("mine", day("10:02")),
      message("c", day("10:03"), { authorId: "ivan" }),
    ];
    expect(firstUnread(messages, 2, "anna")).toBe("b");
    expect(firstUnread(messages, 0, "anna")).toBeNull();
    expect(firstUnread(messages, 99, "anna")).toBe("a");
    const ids = rowsOf(messages, [], { unreadFrom: "b", hasOlder: false }).map((row) => row.id);
    expect(ids.slice(ids.indexOf("unread"), ids.indexOf("unread") + 2)).toEqual(["unread", "b"]);
  });

  it("leaves what is not sent at the end, even when the clock here is behind", () => {
    const waiting = message("waiting", day("09:00"), { state: "pending" });
    const ordered = inOrder([waiting, message("b", day("12:00")), message("a", day("11:00"))]);
    expect(ordered.map(({ id }) => id)).toEqual(["a", "b", "waiting"]);
    const rows = rowsOf(ordered, [{ id: "later", at: day("13:00"), content: null }], {
      unreadFrom: null,
      hasOlder: false,
    });
    expect(rows.at(-1)?.id).toBe("waiting");
  });

  it("finds addresses without the full stop behind them", () => {
    expect(splitAddresses("See https://a.example/x?y=1. Then (http://b.example).")).toEqual([
      "See ",
      "https://a.example/x?y=1",
      ". Then (",
      "http://b.example",
      ").",
    ]);
    expect(splitAddresses("javascript:alert(1)")).toEqual(["javascript:alert(1)"]);
  });
});
