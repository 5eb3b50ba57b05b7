"""Small documents that the gateway itself reads from services."""

import asyncio
from typing import TYPE_CHECKING

from gateway.errors import UpstreamBroken, UpstreamTooSlow
from gateway.proxy.connection import UpstreamConnection

if TYPE_CHECKING:
    from gateway.proxy.balancer import Service

MAX_BYTES = 4 * 1024 * 1024


async def fetch(service: "Service", path: str, *, seconds: float) -> tuple[int, bytes]:
    """Return status and body of ``GET path``.

    Raises ``UpstreamUnreachable``, ``UpstreamBroken`` or ``UpstreamTooSlow``.
    """
    try:
        async with asyncio.timeout(seconds):
            with await service.lend(fresh=True) as lease:
                return await get(lease.connection, path)
    except TimeoutError as error:
        raise UpstreamTooSlow from error


async def get(connection: UpstreamConnection, path: str) -> tuple[int, bytes]:
    """Return status and body of ``GET path``; raises ``UpstreamBroken``."""
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
