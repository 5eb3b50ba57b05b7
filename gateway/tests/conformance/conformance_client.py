"""A client on a raw socket: it sends exact bytes in steps and keeps all that comes back."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urlsplit

from conformance_recorder import Pause, Recorder

PATIENCE_SECONDS = 5.0  # only what fails waits for so long
_SMALL = 4096


@dataclass(frozen=True)
class Got:
    """Wait until the gateway has sent this."""

    data: bytes


class Ending(Enum):
    """How the client leaves, other than by reading to the end."""

    HALF_CLOSE = auto()
    """It sends no more, and goes on reading."""
    RESET = auto()
    """It is gone at once."""


class Reached:
    """Wait until the service has a request's head."""


REACHED = Reached()
Step = bytes | Got | Reached | Pause | Ending


class Client:
    """One connection: everything received, and whether the gateway has closed.

    A plain socket and not a transport, which forgets what it could still read when a write fails.
    """

    def __init__(self, connected: socket.socket) -> None:
        self.received = bytearray()
        self.is_closed = False
        self._socket = connected
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await self._loop.sock_recv(self._socket, 65536):
                self.received += data
                self._changed.set()
        self.is_closed = True
        self._changed.set()

    async def send(self, data: bytes, *, in_pieces: bool = False) -> None:
        """Send ``data`` at once, or so that the gateway reads it in many small parts."""
        size = (1 if len(data) <= _SMALL else _SMALL) if in_pieces else max(1, len(data))
        with contextlib.suppress(ConnectionError):  # what it answered can still be read
            for start in range(0, len(data), size):
                await self._loop.sock_sendall(self._socket, data[start : start + size])
                await asyncio.sleep(0)

    def end(self) -> None:
        """Send no more, and go on reading."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)

    async def reset(self) -> None:
        """Be gone at once."""
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    async def until(self, condition: Callable[[], bool], *, seconds: float) -> bool:
        """Wait until ``condition`` holds or the connection is closed; false when neither comes."""
        try:
            async with asyncio.timeout(seconds):
                while not (condition() or self.is_closed):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True


@contextlib.asynccontextmanager
async def connected(origin: str) -> AsyncIterator[Client]:
    """Open a connection to the gateway; it is reset in the end."""
    address = urlsplit(origin)
    raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    raw.setblocking(False)
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    await asyncio.get_running_loop().sock_connect(raw, (address.hostname, address.port))
    client = Client(raw)
    try:
        yield client
    finally:
        await client.reset()


async def converse(
    origin: str,
    steps: Iterable[Step],
    recorder: Recorder,
    *,
    in_pieces: bool = False,
    patience: float = PATIENCE_SECONDS,
) -> bytes:
    """Take the steps, read until the gateway closes, and return what it sent.

    Raises ``AssertionError`` when it neither answers nor closes.
    """
    async with connected(origin) as client:
        for step in steps:
            if step is Ending.RESET:
                return bytes(client.received)
            await _take(step, client, recorder, in_pieces=in_pieces, patience=patience)
        closed = await client.until(lambda: False, seconds=patience)
        assert closed, f"left open, after {bytes(client.received)!r}"
        return bytes(client.received)


async def _take(
    step: Step, client: Client, recorder: Recorder, *, in_pieces: bool, patience: float
) -> None:
    match step:
        case bytes():
            await client.send(step, in_pieces=in_pieces)
        case Got(data):
            came = await client.until(lambda: data in client.received, seconds=patience)
            assert came, f"no {data!r} in {bytes(client.received)!r}"
        case Reached():
            async with asyncio.timeout(patience):
                while not recorder.requests:
                    await asyncio.sleep(0.005)
        case Pause(seconds):
            await asyncio.sleep(seconds)
        case Ending.HALF_CLOSE:
            client.end()
