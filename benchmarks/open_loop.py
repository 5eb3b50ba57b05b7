"""Load at a constant rate: a request is sent when its time has come, whoever is still unanswered.

What a request waits because all connections are busy counts (no coordinated omission), as in
wrk2. Run as a process of its own: ``python open_loop.py URL --rate 1000``; prints JSON.
"""

import argparse
import asyncio
import ctypes
import json
import os
import statistics
import struct
import time
from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

import httptools
import uvloop

CONNECTIONS = 32
WARM_UP_SECONDS = 1.0
"""Left out of the figures."""
_NANOSECONDS = 1_000_000_000
_NONBLOCK = os.O_NONBLOCK
_CLOCK_MONOTONIC = 1


class Connection(asyncio.Protocol):
    """Sends one request at a time and tells when it is answered."""

    def __init__(self, request: bytes, on_free: Callable[["Connection"], None]) -> None:
        self._request = request
        self._on_free = on_free
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self.due = 0.0
        """When the request that is under way was to be sent."""
        self.waits: list[float] = []
        """Seconds from then to the whole answer, of each."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Keep the transport."""
        self._transport = transport

    def send(self, due: float) -> None:
        """Send a request that was due at that time."""
        self.due = due
        assert self._transport is not None  # noqa: S101
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Parse."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Note the wait."""
        if self._parser.get_status_code() != 200:
            raise SystemExit(f"refused: {self._parser.get_status_code()}")
        self.waits.append(time.perf_counter() - self.due)
        self._on_free(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Give up: a server that closes is not to be measured."""
        if exc is not None:
            raise SystemExit(f"the server closed: {exc}")


class Ticker:
    """A file that becomes readable each ``seconds``: timers of event loops know milliseconds."""

    def __init__(self, seconds: float) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self.fd = libc.timerfd_create(_CLOCK_MONOTONIC, _NONBLOCK)
        whole, part = divmod(round(seconds * _NANOSECONDS), _NANOSECONDS)
        spec = struct.pack("qqqq", whole, part, whole, part)
        if self.fd < 0 or libc.timerfd_settime(self.fd, 0, spec, None) != 0:
            raise OSError(ctypes.get_errno(), "timerfd")

    def read(self) -> int:
        """Return how many times it is due since the last reading."""
        return int.from_bytes(os.read(self.fd, 8), "little")


async def run(url: str, token: str, *, rate: float, seconds: float) -> dict[str, float]:
    """Return milliseconds at the median and the 99th percentile, and the rate that was kept."""
    parts = urlsplit(url)
    request = (
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        f"Authorization: Bearer {token}\r\n\r\n"
    ).encode()
    loop = asyncio.get_running_loop()
    free: deque[Connection] = deque()
    late: deque[float] = deque()

    def take_back(connection: Connection) -> None:
        if late:
            connection.send(late.popleft())
        else:
            free.append(connection)

    connections = []
    for _ in range(CONNECTIONS):
        _, connection = await loop.create_connection(
            lambda: Connection(request, take_back), parts.hostname, parts.port
        )
        connections.append(connection)
    free.extend(connections)
    ticker, started, sent = Ticker(1 / rate), time.perf_counter(), 0

    def send_due() -> None:
        nonlocal sent
        for _ in range(ticker.read()):
            sent += 1
            due = started + sent / rate
            if free:
                free.popleft().send(due)
            else:
                late.append(due)

    loop.add_reader(ticker.fd, send_due)
    await asyncio.sleep(WARM_UP_SECONDS)
    for connection in connections:
        connection.waits.clear()
    await asyncio.sleep(seconds)
    loop.remove_reader(ticker.fd)
    waits = [wait * 1000 for connection in connections for wait in connection.waits]
    return {
        "p50": statistics.median(waits),
        "p99": statistics.quantiles(waits, n=100)[98],
        "rate": len(waits) / seconds,
    }


def main() -> None:
    """Load one server."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--token", default="")
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, default=5)
    given = parser.parse_args()
    work = run(given.url, given.token, rate=given.rate, seconds=given.seconds)
    print(json.dumps(uvloop.run(work)))


if __name__ == "__main__":
    main()
