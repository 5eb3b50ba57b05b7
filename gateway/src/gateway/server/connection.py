"""One client's connection, HTTP/1.1 (RFC 9112), on httptools; uvicorn accepts it.

Own and not uvicorn's protocol: an answer is one write, a request that a service answers at once
needs no task, heads have a timeout, and errors in the framing are problem documents.
"""

import asyncio
import time
from collections import deque
from typing import Any, cast

from privet_shared.errors import AppError
from uvicorn.config import Config
from uvicorn.server import ServerState

from gateway.application import APPLICATION, GatewayApplication
from gateway.eager import EagerTask
from gateway.errors import ClientDisconnected, HeadTooSlow
from gateway.exchange import Exchange
from gateway.head import RequestHead
from gateway.server.answers import date_line
from gateway.server.channel import Http1Channel, RequestBody
from gateway.server.deadline import Deadline
from gateway.server.handshake import hand_over, is_handshake
from gateway.server.reader import RequestReader

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
        "_is_advancing",
        "_is_lingering",
        "_is_queue_held",
        "_loop",
        "_peer",
        "_queue",
        "_reader",
        "_reading_held",
        "_scheme",
        "_server",
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
        self._peer = "unknown"
        self._scheme = "http"
        self.is_lost = False
        self.is_draining = False
        self._is_lingering = False
        self._write_paused = False
        self._reading_held = 0
        self._writer: asyncio.Future[None] | None = None
        self._deadline = Deadline(self._loop, self._on_deadline)

        self._cork = self._application.cork
        self._reader = RequestReader(self, self._application.heads)
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
        self._reader.feed(data)
        self._advance()

    def eof_received(self) -> bool:
        """Close: a client that stops sending is taken to be gone, as elsewhere."""
        self._reader.ends = True
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

    # the reader's side

    def enqueue(
        self, head: RequestHead, body: RequestBody | None, refusal: AppError | None = None
    ) -> Http1Channel:
        """Take a request, of which ``refusal`` says why it cannot be served."""
        channel = Http1Channel(self, head, body)
        exchange = Exchange(channel, head, self._peer, self._scheme)
        exchange.refusal = refusal
        self._queue.append(exchange)
        return channel

    def expect_head(self) -> None:
        """Bound the time that a head may take."""
        self._deadline.set(HEAD_SECONDS)

    def become_websocket(self) -> bool:
        """Hand the connection over to the server's WebSocket protocol, head and all."""
        if (
            self._current is not None
            or len(self._queue) != 1
            or self._config.ws_protocol_class is None
            or not is_handshake(self._queue[0])
        ):
            return False
        exchange = self._queue.popleft()
        self._server.connections.discard(self)
        self._deadline.cancel()
        hand_over(self._transport, exchange, self._config, self._server, self._app_state)
        return True

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
            if self._queue or self._is_queue_held:
                self._advance()

    def _close(self, *, is_whole: bool) -> None:
        """Close; while the client still sends, let it read the answer first (RFC 9112 §9.6)."""
        self._reader.ends = True
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
            if self._reader.in_head and not self._reader.ends:
                self._reader.refuse(HeadTooSlow())
                self._advance()
            else:
                self._transport.abort()
        # else the exchange has timeouts of its own
