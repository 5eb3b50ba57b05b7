"""Small documents that the gateway itself reads from services."""

import asyncio
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from gateway.errors import UpstreamBroken, UpstreamTooSlow
from gateway.proxy.connection import UpstreamConnection

MAX_BYTES = 4 * 1024 * 1024


class Lender(Protocol):
    """What lends connections: a pool, or a service with several."""

    def connection(self, *, fresh: bool = False) -> AbstractAsyncContextManager[UpstreamConnection]:
        """Lend a connection."""
        ...


async def fetch(pool: Lender, path: str, *, seconds: float) -> tuple[int, bytes]:
    """Return status and body of ``GET path``.

    Raises ``UpstreamUnreachable``, ``UpstreamBroken`` or ``UpstreamTooSlow``.
    """
    try:
        async with asyncio.timeout(seconds), pool.connection(fresh=True) as connection:
            host = connection.host_header
            connection.begin(b"GET %b HTTP/1.1\r\nhost: %b\r\n\r\n" % (path.encode(), host))
            connection.end()
            await connection.answer()
            body = bytearray()
            while chunk := await connection.read():
                body += chunk
                if len(body) > MAX_BYTES:
                    raise UpstreamBroken
            return connection.status, bytes(body)
    except TimeoutError as error:
        raise UpstreamTooSlow from error
