"""One request on a client's connection: its body as it comes, and its answer as it goes."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from privet_shared.errors import AppError

from gateway.eager import DONE
from gateway.errors import ClientDisconnected
from gateway.head import RawHeaders, RequestHead
from gateway.server.answers import (
    CONTINUE,
    LAST_CHUNK,
    Framing,
    Head,
    build_head,
    finish_head,
    whole_answer,
)

HIGH_WATER = 64 * 1024


class Carrier(Protocol):
    """What a channel needs of its connection."""

    is_lost: bool
    is_draining: bool

    def write(self, data: bytes) -> None:
        """Send bytes."""
        ...

    async def drain(self) -> None:
        """Wait until the client has taken most of what was sent; raises ``ClientDisconnected``."""
        ...

    def hold_back(self, *, held: bool) -> None:
        """Stop reading from the client, or go on."""
        ...

    def abort(self) -> None:
        """Drop the connection."""
        ...

    def date_line(self) -> bytes:
        """Return the ``Date`` header's line."""
        ...


class RequestBody:
    """The body of a request as it comes; reading from the client stops while nobody takes it."""

    def __init__(self, carrier: Carrier, *, expects_continue: bool) -> None:
        self._carrier = carrier
        self._expects_continue = expects_continue
        self._chunks: list[bytes] = []
        self._buffered = 0
        self._held = False
        self._is_whole = False
        self._is_unwanted = False
        self._is_interrupted = False
        self._failure: AppError | None = None
        self._reader: asyncio.Future[None] | None = None

    def feed(self, chunk: bytes) -> None:
        """Take a part."""
        if self._is_unwanted:
            return
        self._chunks.append(chunk)
        self._buffered += len(chunk)
        if self._buffered > HIGH_WATER and not self._held:
            self._held = True
            self._carrier.hold_back(held=True)
        self.wake()

    def feed_end(self) -> None:
        """Note that it is whole."""
        self._is_whole = True
        self.wake()

    def fail(self, error: AppError) -> None:
        """Note that the rest cannot be read."""
        self._failure = error
        self.wake()

    def discard(self) -> None:
        """Throw away what has come and what will."""
        self._is_unwanted = True
        self._take()

    async def read(self) -> tuple[bytes, bool]:
        """Return the next part and whether more follows; nothing after ``interrupt``.

        Raises ``ClientDisconnected``, or ``BadFraming`` for a body that cannot be read.
        """
        if self._expects_continue and not self._chunks and not self._is_whole:
            self._expects_continue = False
            self._carrier.write(CONTINUE)
        while not self._chunks and not self._is_whole and not self._is_interrupted:
            if self._carrier.is_lost:
                raise ClientDisconnected
            if self._failure is not None:
                raise self._failure
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        self._is_interrupted = False
        return self._take(), not self._is_whole

    def interrupt(self) -> None:
        """Have a reader that waits return with nothing."""
        self._is_interrupted = True
        self.wake()

    def wake(self) -> None:
        """Have the reader look again."""
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    def _take(self) -> bytes:
        body = b"".join(self._chunks)
        self._chunks.clear()
        self._buffered = 0
        if self._held:
            self._held = False
            self._carrier.hold_back(held=False)
        return body


class Http1Channel:
    """A request and its answer on one HTTP/1.x connection."""

    __slots__ = (
        "_action",
        "_carrier",
        "_framing",
        "_head",
        "_is_head",
        "_is_http10",
        "_left",
        "body",
        "is_answered",
        "is_started",
        "is_whole",
        "keeps_alive",
    )

    def __init__(self, carrier: Carrier, head: RequestHead, body: RequestBody | None) -> None:
        self._carrier = carrier
        self._is_head = head.method == "HEAD"
        self._is_http10 = head.is_http10
        self._head: Head | None = None
        self._framing = Framing.NONE
        self._left = 0
        self._action: Callable[[], None] | None = None
        self.body = body
        """None when the request has none."""
        self.keeps_alive = head.keeps_alive
        """Whether another request may follow on the connection."""
        self.is_whole = False
        """Whether the whole request has come."""
        self.is_started = False
        """Whether the answer's head went out."""
        self.is_answered = False

    # the request

    def feed_end(self) -> None:
        """Note that the request is whole."""
        self.is_whole = True
        if self.body is not None:
            self.body.feed_end()

    def close(self) -> None:
        """Note that the client has gone."""
        if self.body is not None:
            self.body.wake()
        action, self._action = self._action, None
        if action is not None:
            action()

    async def read(self) -> tuple[bytes, bool]:
        """Return the next part of the body and whether more follows.

        Raises ``ClientDisconnected``, or ``BadFraming`` for a body that cannot be read.
        """
        return (b"", False) if self.body is None else await self.body.read()

    def interrupt_read(self) -> None:
        """Have a read that waits return with nothing."""
        if self.body is not None:
            self.body.interrupt()

    async def wait_closed(self) -> None:
        """Return when the client has gone."""
        if self._carrier.is_lost:
            return
        gone = asyncio.get_running_loop().create_future()
        self._action = partial(_settle, gone)
        await gone

    def on_closed(self, action: Callable[[], None] | None) -> None:
        """Have ``action`` called once when the client goes."""
        self._action = action

    # the answer

    def respond(self, status: int, headers: RawHeaders, body: bytes) -> Awaitable[None]:
        """Send a whole answer at once."""
        carrier = self._carrier
        self.is_answered = True
        if self.body is not None:
            self.body.discard()
        if not self.is_whole or carrier.is_draining or self._is_http10:
            self.keeps_alive = False
        self.is_started = True
        if not carrier.is_lost:
            carrier.write(
                whole_answer(
                    *(status, headers, body, carrier.date_line()),
                    is_head=self._is_head,
                    closes=not self.keeps_alive,
                )
            )
        return DONE

    def send_head(self, status: int, headers: RawHeaders) -> None:
        """Take status and headers; they go out with the first part of the body."""
        self._head = build_head(status, headers, is_head=self._is_head, is_http10=self._is_http10)

    async def send(self, chunk: bytes, *, more: bool) -> None:
        """Send a part of the body; waits while the client is slow to read.

        A body that is longer or shorter than its head said ends with the connection. Raises
        ``ClientDisconnected`` when there is more to send to a client that has gone.
        """
        carrier = self._carrier
        if not carrier.is_lost:
            start = b"" if self._head is None else self._start(self._head)
            data = self._framed(chunk, more=more)
            if data is None:
                carrier.abort()
                raise ClientDisconnected
            if start or data:
                carrier.write(start + data)
        if more:
            await carrier.drain()
        else:
            self._finish()

    def _start(self, head: Head) -> bytes:
        self._head = None
        self._framing = head.framing
        self._left = head.length
        if not self.is_whole or self._carrier.is_draining or head.framing is Framing.CLOSE:
            self.keeps_alive = False
        self.is_started = True
        return finish_head(head, self._carrier.date_line(), closes=not self.keeps_alive)

    def _framed(self, chunk: bytes, *, more: bool) -> bytes | None:
        """Return the chunk as it goes over the wire, None when it breaks the announced length."""
        framing = self._framing
        if framing is Framing.NONE:
            return b""
        if framing is Framing.LENGTH:
            self._left -= len(chunk)
            return None if self._left < 0 or (self._left and not more) else chunk
        if framing is Framing.CLOSE:
            return chunk
        data = b"%x\r\n%b\r\n" % (len(chunk), chunk) if chunk else b""
        return data if more else data + LAST_CHUNK

    def _finish(self) -> None:
        self.is_answered = True
        if self.body is not None:
            self.body.discard()


def _settle(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
