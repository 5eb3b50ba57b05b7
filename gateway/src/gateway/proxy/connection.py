"""One HTTP/1.1 connection to a service: an asyncio protocol around the httptools parser.

The answer's body is held back-pressured: reading from the socket pauses while the client is slow.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import cast

import httptools
from privet_shared.cork import Cork

from gateway.errors import ClientDisconnected, UpstreamBroken
from gateway.head import LOWER_NAMES, RawHeaders, is_chunked_alone

HIGH_WATER = 64 * 1024
MAX_HEAD_BYTES = 64 * 1024
_FIRST_STATUS, _FIRST_FINAL_STATUS = 100, 200
_VERSIONS = frozenset({"1.0", "1.1"})
_BODILESS = frozenset({204, 304})


class UpstreamConnection(asyncio.Protocol):
    """Sends one request at a time and hands out its answer as it comes."""

    __slots__ = (
        "_broken",
        "_buffered",
        "_chunks",
        "_collected",
        "_cork",
        "_framed",
        "_head_bytes",
        "_is_unwanted",
        "_loop",
        "_lost",
        "_parser",
        "_read_paused",
        "_reader",
        "_reusable",
        "_transport",
        "_write_paused",
        "_writer",
        "answer_begun",
        "first",
        "has_answer",
        "headers",
        "host_header",
        "idle_since",
        "is_complete",
        "on_news",
        "request_is_whole",
        "status",
    )

    def __init__(self, cork: Cork, host_header: bytes = b"") -> None:
        self._cork = cork
        self.host_header = host_header
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._lost = False
        self._parser = httptools.HttpResponseParser(self)
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._write_paused = False
        self._read_paused = False
        self.idle_since = 0.0
        self._begin()

    def _begin(self) -> None:
        self.on_news: Callable[[], None] | None = None
        """Called once when something has come, or nothing will (see ``gateway.eager``)."""
        self.request_is_whole = False
        self._is_unwanted = False
        self.status = 0
        self.headers: RawHeaders = []
        self.first: Mapping[bytes, bytes] = {}
        self.has_answer = False
        self.is_complete = False
        self.answer_begun = False
        self._framed = False
        self._reusable = False
        self._head_bytes = 0
        self._collected: RawHeaders = []
        self._chunks: list[bytes] = []
        self._buffered = 0
        self._broken: str | None = None

    # the caller's side

    @property
    def is_open(self) -> bool:
        """Whether the connection can take a request."""
        return not self._lost and self._transport is not None and not self._transport.is_closing()

    @property
    def is_reusable(self) -> bool:
        """Whether the last exchange ended so that another may follow.

        A service may answer before it has read the body; what it still expects would swallow the
        next request's head, so such a connection is never used again (RFC 9112 §9.3).
        """
        return (
            self.request_is_whole
            and self._reusable
            and self.is_complete
            and not self._chunks
            and self.is_open
        )

    @property
    def is_congested(self) -> bool:
        """Whether the service is slow to take what was written."""
        return self._write_paused

    @property
    def has_buffered(self) -> bool:
        """Whether a part of the body is here already."""
        return bool(self._chunks)

    def begin(self, head: bytes) -> None:
        """Start a request; ``head`` may carry the body too."""
        self._begin()
        self.write(head)

    def end(self) -> None:
        """Note that the whole request was written."""
        self.request_is_whole = True

    def write(self, data: bytes) -> None:
        """Send a part of the request; raises ``UpstreamBroken`` when the connection is gone."""
        if self._transport is None or not self.is_open:
            raise UpstreamBroken
        self._cork.write(self._transport, data)

    async def drain(self) -> None:
        """Wait until the service has taken most of what was written, or answers already."""
        while self._write_paused and not self._lost and not self.has_answer:
            self._writer = self._loop.create_future()
            try:
                await self._writer
            finally:
                self._writer = None

    async def answer(self) -> None:
        """Wait for the status and headers.

        Raises ``UpstreamBroken``, or ``ClientDisconnected`` after ``give_up``.
        """
        while not self.has_answer:
            self._raise_if_broken()
            await self._wait_for_data()

    async def read(self) -> bytes:
        """Return the next part of the body, empty at its end.

        Raises ``UpstreamBroken``, or ``ClientDisconnected`` after ``give_up``.
        """
        while not self._chunks:
            if self.is_complete:
                return b""
            self._raise_if_broken()
            await self._wait_for_data()
        return self.take_body()

    def close(self) -> None:
        """Drop the connection at once, whatever is under way."""
        if self._transport is not None:
            self._transport.abort()

    def take_body(self) -> bytes:
        """Return what is here of the body."""
        self._buffered = 0
        if self._read_paused and self._transport is not None:
            self._read_paused = False
            if self.is_open:
                self._transport.resume_reading()
        chunks, self._chunks = self._chunks, []
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def give_up(self) -> None:
        """Drop the connection because the client has gone: whoever reads is told so."""
        self._is_unwanted = True
        self.close()

    async def _wait_for_data(self) -> None:
        self._reader = self._loop.create_future()
        try:
            await self._reader
        finally:
            self._reader = None

    def _raise_if_broken(self) -> None:
        if self._is_unwanted:
            raise ClientDisconnected
        if self._broken is not None or self._lost:
            raise UpstreamBroken

    # asyncio's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own is no subclass

    def data_received(self, data: bytes) -> None:
        """Parse; anything that is not the answer to our request ends the connection."""
        if self.is_complete or self._broken is not None:
            self._break("bytes after the answer")
            return
        self.answer_begun = True
        if not self.has_answer or self._collected:
            self._head_bytes += len(data)
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self._break(str(error))
        if self._head_bytes > MAX_HEAD_BYTES and (self._collected or not self.has_answer):
            self._break("the head is too long, or the trailers are")
        if self._buffered > HIGH_WATER and not self._read_paused and self._transport is not None:
            self._read_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        """Let the transport close: a service that stops sending has nothing to say any more."""
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """End a body that runs until the close, or leave the reader with ``UpstreamBroken``."""
        self._lost = True
        if self.has_answer and not self._framed and exc is None and self._broken is None:
            self.is_complete = True
        self._wake()
        self._wake_writer()

    def pause_writing(self) -> None:
        """The send buffer is full."""
        self._write_paused = True

    def resume_writing(self) -> None:
        """The send buffer has room."""
        self._write_paused = False
        self._wake_writer()

    def _break(self, reason: str) -> None:
        if self._broken is None:
            self._broken = reason
        self._reusable = False
        self.close()
        self._wake()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)
        if self.has_answer:
            self._wake_writer()
        news, self.on_news = self.on_news, None
        if news is not None:
            news()

    def _wake_writer(self) -> None:
        if self._writer is not None and not self._writer.done():
            self._writer.set_result(None)

    # the parser's side

    def on_message_begin(self) -> None:
        """A head begins: the final one, or an informational one before it."""
        if self.is_complete:
            self._break("bytes after the answer")
            return
        self._collected = []

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header, its name in lower case; trailers are thrown away."""
        self._collected.append((LOWER_NAMES[name], value))

    def on_headers_complete(self) -> None:
        """Note the status; informational answers (1xx) are not passed on."""
        headers, self._collected = self._collected, []
        status = self._parser.get_status_code()
        if self._parser.get_http_version() not in _VERSIONS or status < _FIRST_STATUS:
            self._break("not an answer of HTTP/1.x")
        if status < _FIRST_FINAL_STATUS or self.has_answer or self._broken is not None:
            return
        if self._head_bytes > MAX_HEAD_BYTES and sum(map(_size, headers)) > MAX_HEAD_BYTES:
            self._break("the head is too long")
            return
        first = dict(headers)
        if b"transfer-encoding" in first and not is_chunked_alone(headers):
            self._break("a transfer coding that is not understood")
            return
        self.status = status
        self.headers = headers
        self.first = first
        self._framed = (
            b"content-length" in first or b"transfer-encoding" in first or status in _BODILESS
        )
        self.has_answer = True

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body."""
        if self.is_complete:
            return
        self._chunks.append(body)
        self._buffered += len(body)

    def on_message_complete(self) -> None:
        """The answer is whole, unless it was informational."""
        if self.has_answer:
            self.is_complete = True
            self._reusable = self._parser.should_keep_alive()


def _size(header: tuple[bytes, bytes]) -> int:
    return len(header[0]) + len(header[1])
