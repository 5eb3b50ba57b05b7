"""The request body on its way in: at most one reader, counted against the route's limit."""

import asyncio
from collections.abc import AsyncIterator

from gateway.errors import BodyTooLarge, BodyTooSlow, ClientDisconnected
from gateway.exchange import Exchange


class RequestBody:
    """The body of a request; ``length`` is None when the client sends it in chunks."""

    def __init__(self, exchange: Exchange, *, limit: int, idle_seconds: float) -> None:
        self._receive = exchange.receive
        self._limit = limit
        self._idle_seconds = idle_seconds
        self.is_read = False
        self.length: int | None = 0
        chunked = False
        for name, value in exchange.headers:
            if name == b"transfer-encoding":
                chunked = True
            elif name == b"content-length":
                self.length = int(value)
        if chunked:
            self.length = None
        if self.length == 0:
            self.is_read = True
        elif self.length is not None and self.length > limit:
            raise BodyTooLarge

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes.

        Raises ``BodyTooLarge``, ``BodyTooSlow`` or ``ClientDisconnected``.
        """
        taken = 0
        while not self.is_read:
            try:
                async with asyncio.timeout(self._idle_seconds):
                    message = await self._receive()
            except TimeoutError as error:
                raise BodyTooSlow from error
            if message["type"] == "http.disconnect":
                raise ClientDisconnected
            chunk: bytes = message.get("body", b"")
            taken += len(chunk)
            if taken > self._limit:
                raise BodyTooLarge
            self.is_read = not message.get("more_body", False)
            if chunk:
                yield chunk
