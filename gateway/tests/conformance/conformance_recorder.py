"""A service on a raw socket: it records what it gets, strictly read, and answers any bytes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from conformance_wire import Head, Malformed, take_body, take_head


@dataclass(frozen=True)
class Pause:
    """A moment's silence, so that the peer reads what came before."""

    seconds: float


PAUSE = Pause(0.05)


@dataclass(frozen=True)
class Reply:
    """How the service answers: bytes, pauses, and what it does to the connection.

    No bytes at all mean an echo that names the request. ``at_head`` answers before the body.
    """

    parts: tuple[bytes | Pause, ...] = ()
    at_head: bool = False
    closes: bool = False
    resets: bool = False


ECHO = Reply()


@dataclass
class Recorded:
    """A request as the service got it, over the connection of that number."""

    connection: int
    head: Head
    body: bytes = b""
    is_complete: bool = False

    @property
    def echo(self) -> bytes:
        return echo_of(self.head.method, self.head.target, self.body)


def echo_of(method: bytes, target: bytes, body: bytes) -> bytes:
    """Return the body of the echo to such a request."""
    return b"%b %b %b" % (method, target, body.hex().encode())


@dataclass
class Recorder:
    """What all connections got since ``begin``."""

    requests: list[Recorded] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)
    reply: Reply = ECHO
    connections: int = 0
    open: set["_Connection"] = field(default_factory=set)

    def begin(self, reply: Reply = ECHO) -> None:
        """Forget everything, and answer the next requests with ``reply``."""
        self.requests.clear()
        self.malformed.clear()
        self.reply = reply

    def reply_to(self, target: bytes) -> Reply:
        """Return the reply; what checks the connection afterwards always gets an echo."""
        return ECHO if target.rpartition(b"/")[2] in {b"after", b"probe"} else self.reply


class _Connection(asyncio.Protocol):
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._buffer = bytearray()
        self._current: Recorded | None = None
        self._replying: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._recorder.connections += 1
        self._recorder.open.add(self)
        self._number = self._recorder.connections

    def connection_lost(self, _error: Exception | None) -> None:
        self._recorder.open.discard(self)
        if self._replying is not None:
            self._replying.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        try:
            while self._take():
                pass
        except Malformed as error:
            self._recorder.malformed.append(str(error))
            self._transport.abort()

    def abort(self) -> None:
        self._transport.abort()

    def _take(self) -> bool:
        if self._current is None and not self._take_head():
            return False
        request = self._current
        assert request is not None
        body = take_body(request.head, bytes(self._buffer))
        request.body = body.content
        if body.end is None:
            return False
        del self._buffer[: body.end]
        request.is_complete = True
        self._current = None
        if not self._recorder.reply_to(request.head.target).at_head:
            self._reply(request)
        return True

    def _take_head(self) -> bool:
        taken = take_head(bytes(self._buffer))
        if taken is None:
            return False
        head, length = taken
        del self._buffer[:length]
        self._current = Recorded(self._number, head)
        if head.target.startswith(b"/health"):
            return True  # the gateway asks whether a service lives, unasked by any client
        self._recorder.requests.append(self._current)
        if self._recorder.reply_to(head.target).at_head:
            self._reply(self._current)
        return True

    def _reply(self, request: Recorded) -> None:
        reply = self._recorder.reply_to(request.head.target)
        self._replying = asyncio.create_task(self._send(reply, request.echo))

    async def _send(self, reply: Reply, echo: bytes) -> None:
        parts = reply.parts
        if not (parts or reply.closes or reply.resets):
            parts = (b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(echo), echo),)
        for part in parts:
            if isinstance(part, bytes):
                self._transport.write(part)
            else:
                await asyncio.sleep(part.seconds)
        if reply.resets:
            self._transport.abort()
        elif reply.closes:
            self._transport.close()


@contextlib.asynccontextmanager
async def run_recorder() -> AsyncIterator[tuple[Recorder, str]]:
    """Serve a recorder on a free port; yield it and its origin."""
    recorder = Recorder()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(recorder), "127.0.0.1", 0)
    try:
        yield recorder, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        for connection in list(recorder.open):
            connection.abort()
        server.close()
        await server.wait_closed()
