"""The two ways in which events reach a client: Server-Sent Events and WebSocket."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Protocol

from starlette.types import Message, Receive, Send

from gateway.errors import ClientDisconnected
from gateway.exchange import Exchange
from gateway.realtime.frames import Frame, compact_json

RETRY_MILLISECONDS = 2000
HEARTBEAT = b": heartbeat\n\n"
_POLICY_VIOLATION = 1008
_TRY_AGAIN_LATER = 1013


class Connection(Protocol):
    """An open stream of events to one client; every send waits while the client is slow."""

    async def open(self) -> None:
        """Tell the client that the stream is open."""
        ...

    async def start_at(self, position: int | None) -> None:
        """Tell the client from where a resume would go on, or that it resumes (None)."""
        ...

    async def send(self, frames: Sequence[Frame]) -> None:
        """Send events."""
        ...

    async def notify(self, name: str, data: Any, *, sequence: int) -> None:
        """Send something about the stream itself, which moves the client to ``sequence``."""
        ...

    async def heartbeat(self) -> None:
        """Show that the stream lives."""
        ...

    async def finish(self, name: str, reason: str) -> None:
        """Say why the stream ends, and end it."""
        ...

    async def wait_closed(self) -> None:
        """Return when the client has gone."""
        ...


class ServerSentEvents:
    """https://html.spec.whatwg.org/multipage/server-sent-events.html."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    async def open(self) -> None:
        """Send the headers."""
        await self._exchange.start(
            HTTPStatus.OK,
            [
                (b"content-type", b"text/event-stream; charset=utf-8"),
                (b"cache-control", b"no-store"),
                (b"x-accel-buffering", b"no"),
            ],
        )

    async def start_at(self, position: int | None) -> None:
        """Send the retry time, and the id that the client sends back when it reconnects.

        An id without data fires no event.
        """
        identity = "" if position is None else f"id: {position}\n"
        await self._send(f"retry: {RETRY_MILLISECONDS}\n{identity}\n")

    async def send(self, frames: Sequence[Frame]) -> None:
        """Send events."""
        await self._send(
            "".join(
                f"id: {frame.sequence}\nevent: {frame.name}\ndata: {frame.text}\n\n"
                for frame in frames
            )
        )

    async def notify(self, name: str, data: Any, *, sequence: int) -> None:
        """Send an event of ours."""
        await self._send(f"id: {sequence}\nevent: {name}\ndata: {compact_json(data)}\n\n")

    async def heartbeat(self) -> None:
        """Send a comment."""
        await self._exchange.send_chunk(HEARTBEAT, more=True)

    async def finish(self, name: str, reason: str) -> None:
        """Send the last event; without an id it leaves the client's last one as it is."""
        text = f"event: {name}\ndata: {compact_json({'reason': reason})}\n\n"
        await self._exchange.send_chunk(text.encode(), more=False)

    async def wait_closed(self) -> None:
        """Return when the client has gone."""
        await self._exchange.channel.wait_closed()

    async def _send(self, text: str) -> None:
        await self._exchange.send_chunk(text.encode(), more=True)


class WebSocket:
    """The same over WebSocket (RFC 6455): one JSON object a message, ``{id?, event, data?}``."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send

    async def open(self) -> None:
        """Accept the handshake."""
        await self._pass({"type": "websocket.accept"})

    async def start_at(self, position: int | None) -> None:
        """Send ``stream.opened``, with the id from which a resume would go on."""
        await self._send_json("stream.opened", sequence=position)

    async def send(self, frames: Sequence[Frame]) -> None:
        """Send events."""
        for frame in frames:
            await self._send_text(
                f'{{"id":"{frame.sequence}","event":"{frame.name}","data":{frame.text}}}'
            )

    async def notify(self, name: str, data: Any, *, sequence: int) -> None:
        """Send an event of ours."""
        await self._send_json(name, data=data, sequence=sequence)

    async def heartbeat(self) -> None:
        """Send ``heartbeat``: scripts in browsers do not see the protocol's own pings."""
        await self._send_json("heartbeat")

    async def finish(self, name: str, reason: str) -> None:
        """Send the last event and close."""
        await self._send_json(name, data={"reason": reason})
        code = _POLICY_VIOLATION if name == "session.ended" else _TRY_AGAIN_LATER
        await self._pass({"type": "websocket.close", "code": code, "reason": reason})

    async def wait_closed(self) -> None:
        """Return when the client has gone; what it sends means nothing."""
        while (await self._receive())["type"] != "websocket.disconnect":
            pass

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
