"""One client's connection, HTTP/1.1 (RFC 9112), on httptools; uvicorn accepts it.

Own and not uvicorn's protocol: an answer is one write, a request that a service answers at once
needs no task, heads have a timeout, and errors in the framing are problem documents.
"""

import asyncio
import time
from collections import deque
from dataclasses import replace
from typing import Any, cast

import httptools
from privet_shared.errors import AppError
from uvicorn.config import Config
from uvicorn.server import ServerState

from gateway.application import APPLICATION, GatewayApplication
from gateway.eager import EagerTask
from gateway.errors import (
    BadFraming,
    ClientDisconnected,
    HeadTooLarge,
    HeadTooSlow,
    TargetTooLong,
)
from gateway.exchange import Exchange
from gateway.head import NO_HEAD, RawHeaders, RequestHead
from gateway.server.answers import date_line
from gateway.server.channel import Http1Channel, RequestBody
from gateway.server.deadline import Deadline
from gateway.server.handshake import hand_over, is_handshake
from gateway.server.heads import MAX_HEAD_BYTES, MAX_HEADERS, body_framing, read_head

HEAD_SECONDS = 10.0
IDLE_SECONDS = 60.0
DRAIN_SECONDS = 1.0
LINGER_SECONDS = 2.0


class ClientConnection(asyncio.Protocol):
    """Parses requests and serves them one after the other, in the order in which they came."""

    __slots__ = (
        "_app_state",
        "_application",
        "_config",
        "_cork",
        "_current",
        "_deadline",
        "_ends",
        "_headers",
        "_heads",
        "_heads_read",
        "_in_head",
        "_incoming",
        "_is_advancing",
        "_is_head_timed",
        "_is_lingering",
        "_is_queue_held",
        "_is_upgrading",
        "_last_head",
        "_loop",
        "_parser",
        "_peer",
        "_queue",
        "_reading_held",
        "_received",
        "_refusal",
        "_refused_head",
        "_resumes",
        "_scheme",
        "_server",
        "_target",
        "_transport",
        "_write_paused",
        "_writer",
        "is_draining",
        "is_lost",
    )

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self._config = config
        self._server = server_state
        self._app_state = app_state
        self._application: GatewayApplication = app_state[APPLICATION]
        self._loop = _loop or asyncio.get_running_loop()
        self._transport = cast("asyncio.Transport", None)
        self._parser = httptools.HttpRequestParser(self)
        self._peer = "unknown"
        self._scheme = "http"
        self.is_lost = False
        self.is_draining = False
        self._is_lingering = False
        self._write_paused = False
        self._reading_held = 0
        self._writer: asyncio.Future[None] | None = None
        self._deadline = Deadline(self._loop, self._on_deadline)

        self._target = b""
        self._headers: RawHeaders = []
        self._in_head = False
        self._received = 0
        """Bytes since the last head began, with what came along with its end."""
        self._is_head_timed = False
        self._cork = self._application.cork
        self._heads = self._application.heads
        self._last_head = NO_HEAD
        self._heads_read = 0
        """How many heads the last read had; several are not to be remembered as one."""
        self._refusal: AppError | None = None
        self._refused_head = NO_HEAD
        self._is_upgrading = False
        self._resumes = False
        """Whether a new parser is told of a head that another has read."""
        self._ends = False
        """Whether what comes from now on is no request."""
        self._incoming: Http1Channel | None = None
        self._current: Exchange | None = None
        self._queue: deque[Exchange] = deque()
        self._is_queue_held = False
        self._is_advancing = False

    # the transport's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        peer = transport.get_extra_info("peername")
        if isinstance(peer, tuple):
            self._peer = peer[0]
        if transport.get_extra_info("ssl_object") is not None:
            self._scheme = "https"
        self._server.connections.add(self)  # type: ignore[arg-type]  # a closed union of its own
        self._deadline.set(HEAD_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Parse what came and serve what is there."""
        if self._is_lingering:
            return
        if self._incoming is not None or self._in_head:
            self._received += len(data)
            self._parse(data)
        elif not self._ends:
            self._received = len(data)
            known = self._heads.get(data)
            if known is None:
                self._heads_read = 0
                self._parse(data)
                if self._heads_read == 1 and self._is_at_border:
                    self._heads.add(data, self._last_head)
            else:
                self._enqueue(known, None).is_whole = True
        self._advance()

    @property
    def _is_at_border(self) -> bool:
        """Whether the request is whole, has no body, and another may follow."""
        is_open = self._incoming is not None or self._in_head or self._headers or self._ends
        return not is_open and not self._last_head.has_body

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            if self._wants_websocket():
                self._become_websocket()
                return
            self._pass_over_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError as error:
            self._refuse(self._refusal or BadFraming(f"This is not HTTP/1.1: {error}."))
        if self._in_head or self._headers:
            self._check_unfinished()

    def _pass_over_upgrade(self, rest: bytes) -> None:
        """Go on as if nothing but HTTP/1.1 had been asked for (RFC 9110 §7.8).

        The parser takes what follows for another protocol, so a new one reads it; one that has
        to find a body is told its framing first.
        """
        self._is_upgrading = False
        self._heads_read = 0
        self._parser = httptools.HttpRequestParser(self)
        if self._incoming is not None and self._incoming.body is None:
            self.on_message_complete()
        elif self._incoming is not None:
            self._resumes = True
            self._parser.feed_data(body_framing(self._queue[-1].head))
            self._resumes = False
        if rest:
            self._parse(rest)

    def _check_unfinished(self) -> None:
        """Bound what a head, or a chunked body's trailers, may take in bytes and in seconds."""
        if self._in_head and self._received > MAX_HEAD_BYTES:
            self._refuse(TargetTooLong() if not self._headers else HeadTooLarge())
        elif len(self._headers) > MAX_HEADERS:
            self._refuse(HeadTooLarge())
        elif self._in_head and not self._is_head_timed:
            self._is_head_timed = True
            self._deadline.set(HEAD_SECONDS)

    def eof_received(self) -> bool:
        """Close: a client that stops sending is taken to be gone, as elsewhere."""
        self._ends = True
        return False

    def connection_lost(self, _exc: Exception | None) -> None:
        """Tell whoever waits for the client."""
        self.is_lost = True
        self._server.connections.discard(self)
        self._deadline.cancel()
        self._queue.clear()
        self.resume_writing()
        if self._current is not None:
            cast("Http1Channel", self._current.channel).close()

    def pause_writing(self) -> None:
        """The client is slow to read."""
        self._write_paused = True

    def resume_writing(self) -> None:
        """The client has taken most of it."""
        self._write_paused = False
        if self._writer is not None and not self._writer.done():
            self._writer.set_result(None)

    def shutdown(self) -> None:
        """Close after what is under way; a request that is on its way still gets an answer."""
        self.is_draining = True
        if self._current is None and not self._queue:
            self._deadline.set(DRAIN_SECONDS)

    # the channels' side

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self._cork.write(self._transport, data)

    async def drain(self) -> None:
        """Wait until the client has taken most of what was sent; raises ``ClientDisconnected``."""
        while self._write_paused and not self.is_lost:
            self._writer = self._loop.create_future()
            try:
                await self._writer
            finally:
                self._writer = None
        if self.is_lost:
            raise ClientDisconnected

    def hold_back(self, *, held: bool) -> None:
        """Stop reading from the client, or go on."""
        self._reading_held += 1 if held else -1
        if self.is_lost or self._is_lingering or self._transport.is_closing():
            return
        if held and self._reading_held == 1:
            self._transport.pause_reading()
        elif not self._reading_held:
            self._transport.resume_reading()

    def abort(self) -> None:
        """Drop the connection."""
        self._transport.abort()

    def date_line(self) -> bytes:
        """Return the ``Date`` header's line."""
        return date_line(int(time.time()))

    # the parser's side

    def on_message_begin(self) -> None:
        """A request begins."""
        if self._resumes:
            return
        self._target = b""
        self._is_head_timed = False
        self._headers = []
        self._in_head = True

    def on_url(self, url: bytes) -> None:
        """Take a part of the request's target."""
        self._target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header, its name in lower case, or a trailer, which is thrown away."""
        self._headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """Queue the request."""
        if self._resumes:
            self._headers = []
            return
        headers, self._headers = self._headers, []
        self._in_head = False
        try:
            head = read_head(self._parser, self._target, headers)
        except AppError as error:
            self._refusal = error
            self._refused_head = NO_HEAD
            if self._parser.get_method() == b"HEAD":
                self._refused_head = replace(NO_HEAD, method="HEAD")
            raise
        body = None
        if head.has_body:
            body = RequestBody(
                self, expects_continue=b"expect" in head.first and not head.is_http10
            )
        self._incoming = self._enqueue(head, body)
        self._is_upgrading = self._parser.should_upgrade()
        self._last_head = head
        self._heads_read += 1

    def _enqueue(self, head: RequestHead, body: RequestBody | None) -> Http1Channel:
        channel = Http1Channel(self, head, body)
        if not head.keeps_alive:
            self._ends = True
        self._queue.append(Exchange(channel, head, self._peer, self._scheme))
        return channel

    def on_body(self, body: bytes) -> None:
        """Pass a part of the body on."""
        if self._incoming is not None and self._incoming.body is not None:
            self._incoming.body.feed(body)

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        if self._incoming is not None and not self._is_upgrading:
            self._incoming.feed_end()
            self._incoming = None

    def _refuse(self, error: AppError) -> None:
        """Answer what cannot be read, after what was read before it, and close."""
        self._ends = True
        self._in_head = False
        if self._incoming is not None:
            if self._incoming.body is not None:
                self._incoming.body.fail(error)
            self._incoming = None
            return
        self._enqueue(self._refused_head, None)
        self._queue[-1].refusal = error

    # serving

    def _advance(self) -> None:
        """Serve what is queued, unless something is served already."""
        if self._is_advancing:
            return
        self._is_advancing = True
        try:
            while self._current is None and self._queue and not self.is_lost:
                self._current = self._queue.popleft()
                EagerTask(
                    self._application.serve_http(self._current),
                    self._application.lobby,
                    self._on_served,
                ).start()
        finally:
            self._is_advancing = False
        if bool(self._queue) is not self._is_queue_held:
            self._is_queue_held = not self._is_queue_held
            self.hold_back(held=self._is_queue_held)

    def _on_served(self) -> None:
        exchange, self._current = self._current, None
        if self.is_lost or exchange is None:
            return
        channel = cast("Http1Channel", exchange.channel)
        self._server.total_requests += 1
        if not channel.is_answered:
            self._transport.abort()  # so that nobody takes what was sent for the whole
        elif not channel.keeps_alive:
            self._close(is_whole=channel.is_whole)
        else:
            self._deadline.set(DRAIN_SECONDS if self.is_draining else IDLE_SECONDS)
            self._advance()

    def _close(self, *, is_whole: bool) -> None:
        """Close; while the client still sends, let it read the answer first (RFC 9112 §9.6)."""
        self._ends = True
        self._queue.clear()
        self._cork.flush()
        if is_whole or not self._transport.can_write_eof():
            self._transport.close()
            return
        self._is_lingering = True
        self._transport.write_eof()
        self._transport.resume_reading()
        self._deadline.set(LINGER_SECONDS)

    # timeouts

    def _on_deadline(self) -> None:
        if self._is_lingering or self._current is None:
            if self._in_head and not self._ends:
                self._refuse(HeadTooSlow())
                self._advance()
            else:
                self._transport.abort()
        # else the exchange has timeouts of its own

    # WebSocket

    def _wants_websocket(self) -> bool:
        return (
            self._current is None
            and len(self._queue) == 1
            and self._config.ws_protocol_class is not None
            and is_handshake(self._queue[0])
        )

    def _become_websocket(self) -> None:
        """Hand the connection over to the server's WebSocket protocol, head and all."""
        self._ends = True
        self._incoming = None
        exchange = self._queue.popleft()
        self._server.connections.discard(self)
        self._deadline.cancel()
        hand_over(self._transport, exchange, self._config, self._server, self._app_state)
