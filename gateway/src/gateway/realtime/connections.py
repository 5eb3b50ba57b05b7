"""The two ways in which events reach a client: Server-Sent Events and WebSocket."""

import asyncio
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, Protocol

from starlette.types import Message, Receive, Send

from gateway.errors import ClientDisconnected
from gateway.exchange import Exchange
from gateway.realtime.frames import Frame, compact_json
from gateway.realtime.subscriber import NEEDS_NEW_TOKEN, End

RETRY_MILLISECONDS = 2000
_POLICY_VIOLATION = 1008
_SERVICE_RESTART = 1012
_TRY_AGAIN_LATER = 1013
_CLOSE_CODES = {
    End.SLOW_CLIENT: _TRY_AGAIN_LATER,
    End.SERVER_SHUTDOWN: _SERVICE_RESTART,
    End.STREAM_RESET: _SERVICE_RESTART,
}
"""By https://www.iana.org/assignments/websocket; the rest need another token first."""


def _name(reason: End) -> str:
    """Return the name of the last event."""
    return "session.ended" if reason in NEEDS_NEW_TOKEN else "stream.closed"


class Connection(Protocol):
    """An open stream of events to one client; every send waits while the client is slow."""

    async def open(self) -> None:
        """Tell the client that the stream is open."""
        ...

    def watch(self, *, on_gone: Callable[[], None], on_message: Callable[[], None]) -> None:
        """Have it told when the client goes, and when it says something."""
        ...

    def unwatch(self) -> None:
        """Tell nothing any more."""
        ...

    def take_message(self) -> str | None:
        """Return what the client said, None when it said nothing (more)."""
        ...

    async def start_at(self, position: int | None) -> None:
        """Tell the client from where a resume would go on, or that it resumes (None)."""
        ...

    async def send(self, frames: Sequence[Frame]) -> None:
        """Send events."""
        ...

    async def notify(self, name: str, data: Any, *, sequence: int | None = None) -> None:
        """Send something about the stream itself, which moves the client to ``sequence``."""
        ...

    async def heartbeat(self, position: int | None) -> None:
        """Show that the stream lives, and move the client to ``position``, if it is known."""
        ...

    async def finish(self, reason: End) -> None:
        """Say why the stream ends, and end it."""
        ...


class ServerSentEvents:
    """https://html.spec.whatwg.org/multipage/server-sent-events.html."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    async def open(self) -> None:
        """Send the headers; what stands between must neither keep, change nor hold back events."""
        await self._exchange.start(
            HTTPStatus.OK,
            [
                (b"content-type", b"text/event-stream; charset=utf-8"),
                (b"cache-control", b"no-store, no-transform"),
                (b"x-accel-buffering", b"no"),
            ],
        )

    def watch(self, *, on_gone: Callable[[], None], on_message: Callable[[], None]) -> None:  # noqa: ARG002  # one way only
        """Have it told when the client goes."""
        self._exchange.channel.on_closed(on_gone)

    def unwatch(self) -> None:
        """Tell nothing any more."""
        self._exchange.channel.on_closed(None)

    def take_message(self) -> str | None:
        """Return nothing: this way has but one direction."""
        return None

    async def start_at(self, position: int | None) -> None:
        """Send the retry time, and the id that the client sends back when it reconnects."""
        await self._send(b"retry: %d\n%b\n" % (RETRY_MILLISECONDS, _identity(position)))

    async def send(self, frames: Sequence[Frame]) -> None:
        """Send events."""
        if len(frames) == 1:
            await self._send(frames[0].as_event())
        else:
            await self._send(b"".join([frame.as_event() for frame in frames]))

    async def notify(self, name: str, data: Any, *, sequence: int | None = None) -> None:
        """Send an event of ours."""
        await self._send(_identity(sequence) + _event(name, data))

    async def heartbeat(self, position: int | None) -> None:
        """Send a comment."""
        await self._send(b": heartbeat\n%b\n" % _identity(position))

    async def finish(self, reason: End) -> None:
        """Send the last event; without an id it leaves the client's last one as it is.

        It does not wait for a client that is slow: the connection keeps it for some seconds.
        """
        await self._exchange.send_chunk(_event(_name(reason), {"reason": reason}), more=False)

    async def _send(self, part: bytes) -> None:
        await self._exchange.send_chunk(part, more=True)


def _identity(position: int | None) -> bytes:
    """Return the line that moves a client to ``position``; without data it fires no event."""
    return b"" if position is None else b"id: %d\n" % position


def _event(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {compact_json(data)}\n\n".encode()


class WebSocket:
    """The same over WebSocket (RFC 6455): one JSON object a message, ``{id?, event, data?}``."""

    FINISH_SECONDS = 10.0
    """How long a client may take to read the rest and to answer that the connection ends."""

    def __init__(self, receive: Receive, send: Send, *, abort: Callable[[], None]) -> None:
        self._receive = receive
        self._send = send
        self._abort = abort
        self._reader: asyncio.Task[None] | None = None
        self._said: str | None = None
        self._is_taken = asyncio.Event()

    async def open(self) -> None:
        """Accept the handshake."""
        await self._pass({"type": "websocket.accept"})

    def watch(self, *, on_gone: Callable[[], None], on_message: Callable[[], None]) -> None:
        """Have it told when the client goes, and when it says something."""
        self._reader = asyncio.create_task(self._read(on_gone, on_message))

    def unwatch(self) -> None:
        """Tell nothing any more."""
        if self._reader is not None:
            self._reader.cancel()

    async def _read(self, on_gone: Callable[[], None], on_message: Callable[[], None]) -> None:
        """Read one message at a time: the next one waits until this one is taken."""
        while True:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                on_gone()
                return
            self._said = message.get("text") or ""
            self._is_taken.clear()
            on_message()
            await self._is_taken.wait()

    def take_message(self) -> str | None:
        """Return what the client said, None when it said nothing (more)."""
        said, self._said = self._said, None
        self._is_taken.set()
        return said

    async def start_at(self, position: int | None) -> None:
        """Send ``stream.opened``, with the id from which a resume would go on."""
        await self._send_json("stream.opened", sequence=position)

    async def send(self, frames: Sequence[Frame]) -> None:
        """Send events."""
        for frame in frames:
            await self._send_text(frame.as_message())

    async def notify(self, name: str, data: Any, *, sequence: int | None = None) -> None:
        """Send an event of ours."""
        await self._send_json(name, data=data, sequence=sequence)

    async def heartbeat(self, position: int | None) -> None:
        """Send ``heartbeat``: scripts in browsers do not see the protocol's own pings."""
        await self._send_json("heartbeat", sequence=position)

    async def finish(self, reason: End) -> None:
        """Send the last event and close; a client that takes neither loses the connection."""
        code = _CLOSE_CODES.get(reason, _POLICY_VIOLATION)
        # A server waits for ever for a client that keeps its connection and reads nothing.
        asyncio.get_running_loop().call_later(2 * self.FINISH_SECONDS, self._abort)
        try:
            async with asyncio.timeout(self.FINISH_SECONDS):
                await self._send_json(_name(reason), data={"reason": reason})
                await self._pass({"type": "websocket.close", "code": code, "reason": reason})
        except TimeoutError as error:
            raise ClientDisconnected from error

    async def _send_json(self, event: str, *, sequence: int | None = None, **more: Any) -> None:
        identity = {} if sequence is None else {"id": str(sequence)}
        await self._send_text(compact_json({**identity, "event": event, **more}))

    async def _send_text(self, text: str) -> None:
        await self._pass({"type": "websocket.send", "text": text})

    async def _pass(self, message: Message) -> None:
        try:
            await self._send(message)
        except OSError as error:  # how servers say that the client is gone already
            raise ClientDisconnected from error
