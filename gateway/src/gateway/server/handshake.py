"""WebSocket handshakes, which reach us through the server's own protocol as ASGI."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.types import Message, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.server import ServerState

from gateway.exchange import Exchange
from gateway.head import RawHeaders, RequestHead

ABORT = "abort"
"""Under this name a WebSocket's state holds what drops its connection at once."""


def is_handshake(exchange: Exchange) -> bool:
    """Whether the request asks for a WebSocket (RFC 6455 §4.1)."""
    upgrade = exchange.header(b"upgrade") or b""
    is_plain_get = exchange.method == "GET" and not exchange.head.has_body
    return is_plain_get and upgrade.lower() == b"websocket"


def hand_over(
    transport: asyncio.Transport,
    exchange: Exchange,
    config: Config,
    state: ServerState,
    app_state: dict[str, Any],
) -> None:
    """Hand a connection over to the server's WebSocket protocol, head and all."""
    target = exchange.raw_path + (b"?" + exchange.query if exchange.query else b"")
    lines = [b"GET %b HTTP/1.1" % target, *[b"%b: %b" % pair for pair in exchange.headers]]
    protocol = config.ws_protocol_class(  # type: ignore[call-arg, misc]  # its protocols' own
        config=config, server_state=state, app_state={**app_state, ABORT: transport.abort}
    )
    protocol.connection_made(transport)
    protocol.data_received(b"\r\n".join([*lines, b"", b""]))
    transport.set_protocol(protocol)


def handshake_exchange(scope: Scope, receive: Receive, send: Send) -> Exchange:
    """Return the handshake as a request, which passes all that requests pass."""
    headers = list(scope["headers"])
    client = scope.get("client")
    raw_path: bytes | None = scope.get("raw_path")
    head = RequestHead(
        "GET",
        scope["path"].encode() if raw_path is None else raw_path.partition(b"?")[0],
        scope.get("query_string", b""),
        headers,
        dict(reversed(headers)),
    )
    return Exchange(
        HandshakeChannel(scope, receive, send),
        head,
        client[0] if client else "unknown",
        "https" if scope.get("scheme") == "wss" else "http",
    )


class HandshakeChannel:
    """Carries the answer to a handshake that is refused.

    Servers without the extension can only close, which clients see as 403.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._can_answer = "websocket.http.response" in scope.get("extensions", {})
        self._receive = receive
        self._send = send
        self._start: Message | None = None

    async def respond(self, status: int, headers: RawHeaders, body: bytes) -> None:
        """Send a whole refusal."""
        self.send_head(status, [*headers, (b"content-length", b"%d" % len(body))])
        await self.send(body, more=False)

    def send_head(self, status: int, headers: RawHeaders) -> None:
        """Take status and headers."""
        self._start = {
            "type": "websocket.http.response.start",
            "status": status,
            "headers": list(headers),
        }

    async def send(self, chunk: bytes, *, more: bool) -> None:
        """Send a part of the refusal."""
        start, self._start = self._start, None
        if not self._can_answer:
            if start is not None:
                await self._send({"type": "websocket.close"})
            return
        if start is not None:
            await self._send(start)
        await self._send({"type": "websocket.http.response.body", "body": chunk, "more_body": more})

    async def read(self) -> tuple[bytes, bool]:
        """Return the body, of which a handshake has none."""
        return b"", False

    def interrupt_read(self) -> None:
        """Do nothing: a handshake has no body."""

    async def wait_closed(self) -> None:
        """Return when the client has gone."""
        while (await self._receive())["type"] != "websocket.disconnect":
            pass

    def on_closed(self, action: Callable[[], None] | None) -> None:
        """Do nothing: the WebSocket itself watches its client."""
