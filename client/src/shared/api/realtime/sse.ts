/** One block of an event stream; without `data` it only moves the id on (a heartbeat). */
export interface SseBlock {
  id: string | null;
  event: string;
  data: string | null;
  retry: number | null;
}

/**
 * Reads `text/event-stream` as it arrives.
 *
 * Own code, because the parsers on npm hand on nothing for a block without data, and the
 * gateway's heartbeats are just that: a comment and the id to resume from.
 */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseBlock> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader();
  const parser = new SseParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(value as unknown as string);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
export class SseParser {
  private rest = "";
  private lines: string[] = [];

  push(text: string): SseBlock[] {
    const blocks: SseBlock[] = [];
    // A CR at the very end may be half of a CRLF: it waits for what follows.
    const parts = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = parts.pop() ?? "";
    for (const line of parts) {
      if (line !== "") {
        this.lines.push(line);
      } else if (this.lines.length > 0) {
        blocks.push(blockOf(this.lines));
        this.lines = [];
      }
    }
    return blocks;
  }
}

function blockOf(lines: string[]): SseBlock {
  const block: SseBlock = { id: null, event: "message", data: null, retry: null };
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon === 0) continue; // a comment
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") block.data = block.data === null ? value : `${block.data}\n${value}`;
    else if (field === "event") block.event = value;
    else if (field === "id") block.id = value;
    else if (field === "retry" && /^\d+$/.test(value)) block.retry = Number(value);
  }
  return block;
}
