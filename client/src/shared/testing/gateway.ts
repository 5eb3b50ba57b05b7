/** One connection that a client has opened to the event stream. */
export class FakeStream {
  readonly lastEventId: string | null;
  readonly token: string | null;
  isOpen = true;
  private readonly controller: ReadableStreamDefaultController<Uint8Array>;

  constructor(headers: Headers, controller: ReadableStreamDefaultController<Uint8Array>) {
    this.lastEventId = headers.get("last-event-id");
    this.token = headers.get("authorization");
    this.controller = controller;
  }

  send(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text));
  }

  event(id: number, name: string, data: unknown): void {
    this.send(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    this.isOpen = false;
    this.controller.close();
  }

  drop(reason: unknown): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.controller.error(reason);
  }
}

/** Stands in for `fetch` of `/events`: `streams` are the connections, in order. */
export class FakeGateway {
  readonly streams: FakeStream[] = [];
  /** Answers instead of a stream, each once. */
  readonly refusals: Response[] = [];

  fetch = async (_url: string, init: RequestInit): Promise<Response> => {
    const refused = this.refusals.shift();
    if (refused) return refused;
    let stream: FakeStream | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream = new FakeStream(new Headers(init.headers), controller);
      },
    });
    if (stream) this.streams.push(stream);
    init.signal?.addEventListener("abort", () => stream?.drop(init.signal?.reason));
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };

  get open(): FakeStream[] {
    return this.streams.filter(({ isOpen }) => isOpen);
  }
}
