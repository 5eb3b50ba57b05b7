"""The services' side of HTTP/1.1 with the gateway: uvicorn's protocol, with less for each request.

uvicorn parses, accepts and stops as ever (``--http privet_shared.http.server:ServiceConnection``).
An answer is one write and not two, and those of one turn of the event loop are sent together at
its end, so that the gateway is woken once. Its headers are looked over at once, a body that came
with its head is not waited for, and idle connections share no timers with requests. uvicorn's
limit of concurrent requests is not kept: the gateway has limits of its own.
"""

import asyncio
from asyncio import Future, TimerHandle
from typing import Any, cast
from urllib.parse import unquote
from weakref import WeakKeyDictionary

import httptools
from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)
from uvicorn.server import ServerState

from privet_shared.cork import Cork

_CORKS: WeakKeyDictionary[ServerState, Cork] = WeakKeyDictionary()
"""One for each server."""
_BODILESS = frozenset({204, 304})
_DISCONNECT = {"type": "http.disconnect"}


class ServiceConnection(HttpToolsProtocol):
    """One connection, on which requests are served one after the other."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._idle_timer: TimerHandle | None = None
        self._idle_since = 0.0
        self._default_lines: tuple[list[Any], bytes] = ([], b"")
        self.cork = _CORKS.setdefault(self.server_state, Cork())
        self._asgi = {"version": self.asgi_version, "spec_version": "2.3"}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin."""
        super().connection_made(transport)
        self._watch_idleness()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits for the rest of a request."""
        if self._idle_timer is not None:
            self._idle_timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse what came; errors are uvicorn's to answer."""
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserError:
            self.cork.flush()
            self.send_400_response("Invalid HTTP request received.")
        except httptools.HttpParserUpgrade:
            if self._should_upgrade():
                self.handle_websocket_upgrade()

    def shutdown(self) -> None:
        """Close after what is under way."""
        self.cork.flush()
        super().shutdown()

    def default_lines(self) -> bytes:
        """Return the lines of the headers that every answer has, such as ``Date``."""
        headers = self.server_state.default_headers
        if headers is not self._default_lines[0]:  # uvicorn makes a new list each second
            lines = b"".join(b"%b: %b\r\n" % (name.lower(), value) for name, value in headers)
            self._default_lines = headers, lines
        return self._default_lines[1]

    # the parser's side

    def on_message_begin(self) -> None:
        """A request begins."""
        self.url = b""
        self.headers = []
        self.expect_100_continue = False

    def on_headers_complete(self) -> None:
        """Serve the request, or queue it behind the one that is served."""
        parser = self.parser
        url = httptools.parse_url(self.url)
        raw_path = url.path
        path = raw_path.decode("ascii")
        version = parser.get_http_version()
        scope: Any = {
            "type": "http",
            "asgi": self._asgi,
            "http_version": version,
            "server": self.server,
            "client": self.client,
            "scheme": self.scheme,
            "method": parser.get_method().decode("ascii"),
            "root_path": self.root_path,
            "path": self.root_path + (unquote(path) if "%" in path else path),
            "raw_path": self.root_path.encode() + raw_path if self.root_path else raw_path,
            "query_string": url.query or b"",
            "headers": self.headers,
            "state": self.app_state.copy(),
        }
        self.scope = scope
        if parser.should_upgrade() and self._should_upgrade():
            return
        before = self.cycle
        cycle = _Exchange(self, scope, keep_alive=version != "1.0" and parser.should_keep_alive())
        self.cycle = cycle
        if before is None or before.response_complete:
            self._start(cycle)
        else:
            self.flow.pause_reading()
            self.pipeline.appendleft((cycle, self.app))

    def _start(self, cycle: "_Exchange") -> None:
        task = self.loop.create_task(cycle.run_asgi(self.app))
        cycle.task = task
        self.tasks.add(task)

    def on_response_complete(self) -> None:
        """Go on with the next request, if one is queued."""
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            cycle, _ = self.pipeline.pop()
            self._start(cast("_Exchange", cycle))
        else:
            self._idle_since = self.loop.time()

    # idleness

    def _watch_idleness(self) -> None:
        """Look again when the connection may have been idle for long."""
        self._idle_since = self.loop.time()
        self._idle_timer = self.loop.call_later(self.timeout_keep_alive, self._look_at_idleness)

    def _look_at_idleness(self) -> None:
        is_idle = self.cycle is None or self.cycle.response_complete
        left = self._idle_since + self.timeout_keep_alive - self.loop.time()
        if not is_idle:
            left = self.timeout_keep_alive
        if left <= 0:
            self.transport.close()
        else:
            self._idle_timer = self.loop.call_later(left, self._look_at_idleness)


class _Exchange(RequestResponseCycle):
    """One request and its answer, as ASGI has them."""

    task: asyncio.Task[None]

    def __init__(self, connection: ServiceConnection, scope: Any, *, keep_alive: bool) -> None:
        self._connection = connection
        self.scope = scope
        self.transport = connection.transport
        self.flow = connection.flow
        self.logger = connection.logger
        self.on_response = connection.on_response_complete
        self.message_event = _Bell()  # type: ignore[assignment]  # all that uvicorn uses of one
        self.disconnected = False
        self.keep_alive = keep_alive
        self.waiting_for_100_continue = connection.expect_100_continue
        self.body = bytearray()
        self.more_body = True
        self.response_started = False
        self.response_complete = False
        self.chunked_encoding = None
        self.expected_content_length = 0
        self._head = b""
        self._is_bodiless = False

    async def run_asgi(self, app: Any) -> None:
        """Have the application answer."""
        try:
            await super().run_asgi(app)
        finally:
            self._connection.tasks.discard(self.task)

    async def send(self, message: Any) -> None:
        """Send the head together with what follows it first."""
        if self.flow.write_paused and not self.disconnected:
            await self.flow.drain()
        if self.disconnected:
            return
        if message["type"] == "http.response.start" and not self.response_started:
            self.response_started = True
            self.waiting_for_100_continue = False
            self._head = self._read_head(message["status"], message.get("headers", ()))
        elif message["type"] == "http.response.body" and self.response_started:
            if self.response_complete:
                raise RuntimeError("The answer is complete already.")
            more = message.get("more_body", False)
            head, self._head = self._head, b""
            data = head + self._framed(message.get("body", b""), more=more)
            if data:
                self._connection.cork.write(self.transport, data)
            if more or not self.keep_alive:
                self._connection.cork.flush()
            if not more:
                self._complete()
        else:
            raise RuntimeError(f"An unexpected ASGI message: {message['type']}.")

    def _read_head(self, status: int, headers: Any) -> bytes:
        """Return the head's bytes, and note how the body is framed."""
        lines = []
        closes = False
        for given, value in headers:
            name = given.lower()
            if name == b"content-length":
                self.expected_content_length = int(value)
                self.chunked_encoding = False
            elif name == b"transfer-encoding" and value.lower() == b"chunked":
                self.chunked_encoding = True
            elif name == b"connection" and b"close" in value.lower():
                self.keep_alive = False
                closes = True
            lines.append(b"%b: %b" % (name, value))
        if not self.keep_alive and not closes:
            lines.append(b"connection: close")
        self._is_bodiless = status in _BODILESS or self.scope["method"] == "HEAD"
        if self.chunked_encoding is None and not self._is_bodiless:
            self.chunked_encoding = True
            lines.append(b"transfer-encoding: chunked")
        text = b"\r\n".join(lines)
        ends = max(0, len(lines) - 1)
        if text.count(b"\n") != ends or text.count(b"\r") != ends or b"\0" in text:
            raise RuntimeError("A header that cannot be sent.")
        end = b"\r\n\r\n" if lines else b"\r\n"
        return b"".join((STATUS_LINE[status], self._connection.default_lines(), text, end))

    def _framed(self, body: bytes, *, more: bool) -> bytes:
        """Return a part of the body as it goes over the wire."""
        if self._is_bodiless:
            return b""
        if self.chunked_encoding:
            data = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
            return data if more else data + b"0\r\n\r\n"
        self.expected_content_length -= len(body)
        if self.expected_content_length < 0 or (self.expected_content_length and not more):
            raise RuntimeError("The body is not as long as its head says.")
        return body

    def _complete(self) -> None:
        self.response_complete = True
        self.message_event.set()
        if not self.keep_alive:
            self.transport.close()
        self.on_response()

    async def receive(self) -> Any:
        """Return what has come of the body, and wait when nothing has."""
        if self.waiting_for_100_continue and not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.waiting_for_100_continue = False
        if not self.disconnected and not self.response_complete:
            self.flow.resume_reading()
            await self.message_event.wait()
            self.message_event.clear()
        if self.disconnected or self.response_complete:
            return _DISCONNECT
        body, self.body = bytes(self.body), bytearray()
        return {"type": "http.request", "body": body, "more_body": self.more_body}


class _Bell:
    """What uvicorn uses of ``asyncio.Event``, for the one who may wait."""

    __slots__ = ("_is_set", "_waiter")

    def __init__(self) -> None:
        self._is_set = False
        self._waiter: Future[None] | None = None

    def set(self) -> None:
        """Wake whoever waits, or will."""
        self._is_set = True
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def clear(self) -> None:
        """Have the next one wait."""
        self._is_set = False

    async def wait(self) -> None:
        """Wait until it is set."""
        while not self._is_set:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
