"""Small documents that the gateway itself reads from services."""

import asyncio

from gateway.errors import UpstreamBroken, UpstreamTooSlow
from gateway.proxy.pool import UpstreamPool

MAX_BYTES = 4 * 1024 * 1024


async def fetch(pool: UpstreamPool, path: str, *, seconds: float) -> tuple[int, bytes]:
    """Return status and body of ``GET path``.

    Raises ``UpstreamUnreachable``, ``UpstreamBroken`` or ``UpstreamTooSlow``.
    """
    head = b"GET %b HTTP/1.1\r\nhost: %b\r\n\r\n" % (path.encode("ascii"), pool.host_header)
    try:
        async with asyncio.timeout(seconds), pool.connection(fresh=True) as connection:
            connection.begin(head)
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
