"""Connections to one service, kept open between requests and bounded in number."""

import asyncio
import ssl
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urlsplit

from gateway.errors import UpstreamUnreachable
from gateway.proxy.connection import UpstreamConnection

IDLE_SECONDS = 4.0  # uvicorn closes idle connections after 5
_DEFAULT_PORTS = {"http": 80, "https": 443}


class UpstreamPool:
    """Lends connections to one origin, the most recently used first."""

    def __init__(self, origin: str, *, size: int, connect_seconds: float) -> None:
        parts = urlsplit(origin)
        self._host = parts.hostname or ""
        self._port = parts.port or _DEFAULT_PORTS[parts.scheme]
        self._ssl = ssl.create_default_context() if parts.scheme == "https" else None
        self._host_header = parts.netloc.rpartition("@")[2].encode()
        self._connect_seconds = connect_seconds
        self._idle: deque[UpstreamConnection] = deque()
        self._slots = asyncio.Semaphore(size)
        self._in_use = 0

    @asynccontextmanager
    async def connection(self, *, fresh: bool = False) -> AsyncIterator[UpstreamConnection]:
        """Lend a connection; afterwards it is kept if it can serve again, else dropped.

        ``fresh`` asks for one that was never used. Raises ``UpstreamUnreachable``.
        """
        await self._take_slot()
        self._in_use += 1
        try:
            connection = (None if fresh else self._take_idle()) or await self._connect()
            try:
                yield connection
            finally:
                self._give_back(connection)
        finally:
            self._in_use -= 1
            self._slots.release()

    @property
    def in_use(self) -> int:
        """How many connections are lent."""
        return self._in_use

    @property
    def idle(self) -> int:
        """How many connections are kept for the next requests."""
        return len(self._idle)

    def close(self) -> None:
        """Drop every idle connection."""
        while self._idle:
            self._idle.pop().close()

    async def _take_slot(self) -> None:
        if not self._slots.locked():
            await self._slots.acquire()
            return
        try:
            async with asyncio.timeout(self._connect_seconds):
                await self._slots.acquire()
        except TimeoutError as error:
            raise UpstreamUnreachable from error

    def _take_idle(self) -> UpstreamConnection | None:
        oldest = time.monotonic() - IDLE_SECONDS
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and connection.idle_since > oldest:
                return connection
            connection.close()
        return None

    def _give_back(self, connection: UpstreamConnection) -> None:
        if connection.is_reusable:
            connection.idle_since = time.monotonic()
            self._idle.append(connection)
            oldest = connection.idle_since - IDLE_SECONDS
            while self._idle[0].idle_since < oldest:
                self._idle.popleft().close()
        else:
            connection.close()

    async def _connect(self) -> UpstreamConnection:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._connect_seconds):
                _, connection = await loop.create_connection(
                    partial(UpstreamConnection, self._host_header),
                    self._host,
                    self._port,
                    ssl=self._ssl,
                )
        except (OSError, TimeoutError) as error:
            raise UpstreamUnreachable from error
        return connection
