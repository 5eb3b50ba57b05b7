"""The request body on its way in: at most one reader, counted against the route's limit."""

import asyncio
from collections.abc import AsyncIterator

from gateway.errors import BodyTooLarge, BodyTooSlow
from gateway.exchange import Exchange

READ_AHEAD_BYTES = 64 * 1024
READ_AHEAD_SECONDS = 10.0


class RequestBody:
    """The body of a request; ``length`` is None when the client sends it in chunks."""

    def __init__(self, exchange: Exchange, *, limit: int, idle_seconds: float) -> None:
        self._channel = exchange.channel
        self._limit = limit
        self._idle_seconds = idle_seconds
        self._ahead = bytearray()
        self._taken = 0
        self.is_read = False
        self.is_awaited = False
        """Whether it is the client that the exchange waits for."""
        self.length: int | None = None
        if b"transfer-encoding" not in exchange.first:
            self.length = int(exchange.first[b"content-length"])
            if self.length > limit:
                raise BodyTooLarge

    async def read_ahead(self) -> None:
        """Take in a small body whole, so that a dripping client holds no upstream connection.

        Raises ``BodyTooLarge``, ``BodyTooSlow`` or ``ClientDisconnected``.
        """
        try:
            async with asyncio.timeout(READ_AHEAD_SECONDS):
                while not self.is_read and len(self._ahead) < READ_AHEAD_BYTES:
                    self._ahead += await self._next_chunk()
        except TimeoutError as error:
            raise BodyTooSlow from error

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes, and nothing now and then when a read is interrupted.

        Raises ``BodyTooLarge``, ``BodyTooSlow`` or ``ClientDisconnected``.
        """
        if self._ahead:
            yield bytes(self._ahead)
        while not self.is_read:
            yield await self._next_chunk()

    async def _next_chunk(self) -> bytes:
        self.is_awaited = True
        try:
            async with asyncio.timeout(self._idle_seconds):
                chunk, more = await self._channel.read()
        except TimeoutError as error:
            raise BodyTooSlow from error
        self.is_awaited = False
        self._taken += len(chunk)
        if self._taken > self._limit:
            raise BodyTooLarge
        self.is_read = not more
        return chunk
