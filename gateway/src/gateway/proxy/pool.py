"""Connections to one origin, kept open between requests and bounded in number."""

import asyncio
import ssl
import time
from collections import deque
from functools import partial
from urllib.parse import urlsplit

from privet_shared.cork import Cork

from gateway.errors import NoConnectionFree, UpstreamUnreachable
from gateway.proxy.connection import UpstreamConnection

IDLE_SECONDS = 4.0  # uvicorn closes idle connections after 5
DEFAULT_PORTS = {"http": 80, "https": 443}


class UpstreamPool:
    """Lends connections to one origin, the most recently used first.

    ``address`` is where to connect, when it is not to be looked up by the origin's name.
    """

    def __init__(
        self,
        origin: str,
        cork: Cork,
        *,
        size: int,
        connect_seconds: float,
        address: str | None = None,
    ) -> None:
        self._cork = cork
        parts = urlsplit(origin)
        self._host = parts.hostname or ""
        self._address = address or self._host
        self._port = parts.port or DEFAULT_PORTS[parts.scheme]
        self._ssl = ssl.create_default_context() if parts.scheme == "https" else None
        self._host_header = parts.netloc.rpartition("@")[2].encode()
        self._connect_seconds = connect_seconds
        self._size = size
        self._is_closed = False
        self._idle: deque[UpstreamConnection] = deque()
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.in_use = 0
        """How many connections are lent."""

    @property
    def idle(self) -> int:
        """How many connections are kept for the next requests."""
        return len(self._idle)

    def take_idle(self) -> UpstreamConnection | None:
        """Lend a kept connection, None when there is none or too many are lent."""
        if self.in_use >= self._size:
            return None
        oldest = time.monotonic() - IDLE_SECONDS
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and connection.idle_since > oldest:
                self.in_use += 1
                return connection
            connection.close()
        return None

    async def take(self, *, fresh: bool = False) -> UpstreamConnection:
        """Lend a connection when there is room; ``fresh`` asks for one that was never used.

        Raises ``UpstreamUnreachable`` or ``NoConnectionFree``.
        """
        await self._wait_for_room()
        connection = None if fresh else self.take_idle()
        if connection is not None:
            return connection
        self.in_use += 1
        try:
            return await self._connect()
        except BaseException:
            self._release()
            raise

    def give_back(self, connection: UpstreamConnection) -> None:
        """Keep a connection if it can serve again, else drop it."""
        if connection.is_reusable and not self._is_closed:
            connection.idle_since = time.monotonic()
            self._idle.append(connection)
            oldest = connection.idle_since - IDLE_SECONDS
            while self._idle[0].idle_since < oldest:
                self._idle.popleft().close()
        else:
            connection.close()
        self._release()

    def close(self) -> None:
        """Drop every idle connection, and each that is lent once it is given back."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()

    async def _wait_for_room(self) -> None:
        if self.in_use < self._size:
            return
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._connect_seconds):
                while self.in_use >= self._size:
                    turn = loop.create_future()
                    self._waiting.append(turn)
                    try:
                        await turn
                    except asyncio.CancelledError:
                        if not turn.cancelled():
                            self._call_next()  # the room that this one leaves is the next one's
                        raise
        except TimeoutError as error:
            raise NoConnectionFree from error

    def _release(self) -> None:
        self.in_use -= 1
        self._call_next()

    def _call_next(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                break

    async def _connect(self) -> UpstreamConnection:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._connect_seconds):
                _, connection = await loop.create_connection(
                    partial(UpstreamConnection, self._cork, self._host_header),
                    self._address,
                    self._port,
                    ssl=self._ssl,
                    server_hostname=self._host if self._ssl else None,
                )
        except (OSError, TimeoutError) as error:
            raise UpstreamUnreachable from error
        return connection
