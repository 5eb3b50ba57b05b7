import { describe, expect, it } from "vitest";
import { SseParser } from "./sse";

describe("SseParser", () => {
  const text =
    'retry: 2000\nid: 7\n\nid: 8\r\nevent: ticket.created\r\ndata: {"a":1}\r\n\r\n: heartbeat\nid: 9\n\nevent: x\ndata: one\ndata:two\n\n';

  it.each([1, 2, 3, 7, 1000])("reads the same in parts of %i characters", (size) => {
    const parser = new SseParser();
    const blocks = [];
    for (let at = 0; at < text.length; at += size)
      blocks.push(...parser.push(text.slice(at, at + size)));
    expect(blocks).toEqual([
      { id: "7", event: "message", data: null, retry: 2000 },
      { id: "8", event: "ticket.created", data: '{"a":1}', retry: null },
      { id: "9", event: "message", data: null, retry: null },
      { id: null, event: "x", data: "one\ntwo", retry: null },
    ]);
  });

  it("keeps a block to itself until its end has come", () => {
    const parser = new SseParser();
    expect(parser.push("data: half")).toEqual([]);
    expect(parser.push("\n")).toEqual([]);
    expect(parser.push("\n")).toHaveLength(1);
  });
});
