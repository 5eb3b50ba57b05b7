"""Names to addresses, with no more than one look-up of a name under way.

A look-up runs in a thread that nobody can stop. A name server that says nothing holds it for half
a minute; whoever asks meanwhile waits for the same answer instead of taking another thread.
"""

import asyncio
import ipaddress
import socket

_running: dict[tuple[asyncio.AbstractEventLoop, str, int], "asyncio.Future[list[str]]"] = {}


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of ``host`` in the system's order; raises ``OSError``.

    May be given up at any time: the look-up goes on for those who ask next.
    """
    if is_address(host):
        return [host]
    loop = asyncio.get_running_loop()
    key = (loop, host, port)
    running = _running.get(key)
    if running is None:
        running = _running[key] = loop.create_task(_look_up(host, port))
        running.add_done_callback(lambda done: _forget(key, done))
    return await asyncio.shield(running)


def is_address(host: str) -> bool:
    """Whether ``host`` needs no look-up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


async def _look_up(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def _forget(
    key: tuple[asyncio.AbstractEventLoop, str, int], done: "asyncio.Future[list[str]]"
) -> None:
    del _running[key]
    if not done.cancelled():
        done.exception()  # those who waited may have given up
