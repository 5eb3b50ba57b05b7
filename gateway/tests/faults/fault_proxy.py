"""A TCP proxy between the gateway and what it calls, which spoils connections on request."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from urllib.parse import urlsplit

HOST = "127.0.0.1"
PAUSE_SECONDS = 0.1
_READ_BYTES = 16 * 1024
_BACKLOG_FILLERS = 4
_HEAD_END = b"\r\n\r\n"

Place = Callable[[bytes], int | None]
"""Says where in the bytes of one direction the fault begins, None while that has not come."""


def at_start(_seen: bytes) -> int | None:
    return 0


def in_head(seen: bytes) -> int | None:
    return 12 if len(seen) > 12 else None


def in_body(seen: bytes, *, after: int = 20_000) -> int | None:
    end = seen.find(_HEAD_END)
    place = end + len(_HEAD_END) + after
    return place if end >= 0 and len(seen) > place else None


def at_body(seen: bytes) -> int | None:
    return in_body(seen, after=0)


def at_second_head(seen: bytes) -> int | None:
    end = seen.find(_HEAD_END, seen.find(_HEAD_END) + 1)
    return end if end > 0 else None


class Action(Enum):
    """What becomes of a connection at the place."""

    PAUSE = auto()
    """Nothing is passed on for a moment, then everything."""
    DRIP = auto()
    """A byte is passed on at a time, with pauses."""
    SILENCE = auto()
    """Nothing is passed on any more, and nothing is closed."""
    RESET = auto()
    """The gateway gets RST."""
    CLOSE = auto()
    """The gateway gets FIN, and RST for what it still sends."""
    HALF_CLOSE = auto()
    """The gateway gets FIN; what it sends is passed on."""
    CORRUPT = auto()
    """The next bytes are others."""


@dataclass(frozen=True)
class Fault:
    """An action on the bytes of one direction; ``on_request`` is towards the service."""

    action: Action
    place: Place = at_start
    on_request: bool = False
    bytes_instead: bytes = b"\xff\x00\xfe"


@dataclass(eq=False)
class _Link:
    """One connection of the gateway's, with the one to the target."""

    gateway: asyncio.StreamWriter
    target: asyncio.StreamWriter | None = None

    def reset(self) -> None:
        """Send RST to the gateway, and drop the other side."""
        if self.gateway.is_closing():
            return
        raw = self.gateway.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        """Close both sides."""
        self.gateway.close()
        if self.target is not None:
            self.target.transport.abort()


class FaultProxy:
    """Passes bytes on to ``target``; faults apply to connections that are made after they are set.

    ``held`` is how many reads wait because of ``silence``.
    """

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname, parts.port)
        self._scheme = parts.scheme
        self._links: set[_Link] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._fillers: list[socket.socket] = []
        self._passing = asyncio.Event()
        self._passing.set()
        self.port = 0
        self.fault: Fault | None = None
        self.held = 0

    @property
    def origin(self) -> str:
        """Where the gateway is to connect."""
        return f"{self._scheme}://{HOST}:{self.port}"

    @property
    def links(self) -> int:
        """How many connections stand."""
        return len(self._links)

    # what a test does to it

    async def listen(self) -> None:
        """Accept connections, on the same port each time."""
        self._drop_fillers()
        self._server = await asyncio.start_server(self._accept, HOST, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def refuse(self) -> None:
        """Answer attempts to connect with RST, as if nothing ran here; drop what stands."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self.reset_all()

    def ignore(self) -> None:
        """Leave attempts to connect unanswered: the queue of those to be accepted is full."""
        self.refuse()
        listener = socket.create_server((HOST, self.port), backlog=0)
        self._fillers.append(listener)
        for _ in range(_BACKLOG_FILLERS):
            filler = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            filler.setblocking(False)
            filler.connect_ex((HOST, self.port))
            self._fillers.append(filler)

    def silence(self) -> None:
        """Hold everything in both directions, on old and on new connections."""
        self._passing.clear()

    def speak(self) -> None:
        """Pass on what was held, and all that follows."""
        self._passing.set()

    def reset_all(self) -> None:
        """Send RST on every connection."""
        for link in list(self._links):
            link.reset()

    async def heal(self) -> None:
        """Be a plain proxy again; connections that a fault has spoilt stay so."""
        self.fault = None
        self.speak()
        if self._server is None:
            await self.listen()

    async def stop(self) -> None:
        """End everything."""
        self.refuse()
        self._drop_fillers()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _drop_fillers(self) -> None:
        while self._fillers:
            self._fillers.pop().close()

    # what it does

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, _Link(writer), self.fault))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, link: _Link, fault: Fault | None) -> None:
        self._links.add(link)
        try:
            with contextlib.suppress(OSError):
                answers, link.target = await asyncio.open_connection(*self._target)
                on_request = fault is not None and fault.on_request
                async with asyncio.TaskGroup() as pumps:
                    pump = partial(self._pump, link)
                    pumps.create_task(pump(reader, link.target, fault if on_request else None))
                    pumps.create_task(pump(answers, link.gateway, None if on_request else fault))
        finally:
            link.close()
            self._links.discard(link)

    async def _pump(
        self,
        link: _Link,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        fault: Fault | None,
    ) -> None:
        seen = bytearray()
        with contextlib.suppress(OSError):
            while data := await source.read(_READ_BYTES):
                await self._hold()
                if fault is not None:
                    begin = len(seen)
                    seen += data
                    place = fault.place(bytes(seen))
                    if place is not None:
                        cut = max(0, place - begin)
                        await _pass(sink, data[:cut])
                        data = await self._act(fault, link, sink, data[cut:])
                        fault = None
                await _pass(sink, data)
            if sink.can_write_eof():
                sink.write_eof()

    async def _hold(self) -> None:
        self.held += 1
        await self._passing.wait()
        self.held -= 1

    async def _act(
        self, fault: Fault, link: _Link, sink: asyncio.StreamWriter, rest: bytes
    ) -> bytes:
        """Do what the fault says; return what is to be passed on after it."""
        match fault.action:
            case Action.PAUSE:
                await asyncio.sleep(PAUSE_SECONDS)
            case Action.DRIP:
                for place in range(len(rest)):
                    await _pass(sink, rest[place : place + 1])
                    await asyncio.sleep(PAUSE_SECONDS / 2)
                return b""
            case Action.SILENCE:
                await asyncio.Event().wait()
            case Action.RESET:
                link.reset()
                raise ConnectionResetError
            case Action.CLOSE:
                link.close()
            case Action.HALF_CLOSE:
                sink.write_eof()
                await asyncio.Event().wait()
            case Action.CORRUPT:
                return fault.bytes_instead + rest[len(fault.bytes_instead) :]
        return rest


async def _pass(sink: asyncio.StreamWriter, data: bytes) -> None:
    if data:
        sink.write(data)
        await sink.drain()


@contextlib.asynccontextmanager
async def fault_proxy(target: str) -> AsyncIterator[FaultProxy]:
    """Run a proxy in front of ``target``."""
    proxy = FaultProxy(target)
    await proxy.listen()
    try:
        yield proxy
    finally:
        await proxy.stop()
