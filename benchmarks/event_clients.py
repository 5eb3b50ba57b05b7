"""Clients of the event stream, as bare as can be: thousands of them share one core."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from privet_shared.auth.principal import Role
from privet_shared.auth.tokens import TokenClaims, TokenCodec, TokenType
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketStatusChanged
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Envelope

PATH = "/api/v1/events"
_OPENED = b"\nid: "
_NUMBER = re.compile(rb'"number":"([0-9]+)"')
_CONNECT_AT_ONCE = 50

Receive = Callable[[int, float], None]
"""Called with the number of a status change and the time at which a client had all of it."""


def staff_token(secret: str) -> str:
    """Return the token of somebody who may see every ticket."""
    claims = TokenClaims.issue(
        TokenType.ACCESS,
        user_id=new_id(),
        session_id=new_id(),
        lifetime=timedelta(hours=1),
        roles=frozenset({Role.CUSTOMER, Role.SUPPORT}),
    )
    return TokenCodec(secret).encode(claims)


def status_change(number: int) -> Envelope:
    """Return a change of some ticket's status; ``number`` tells it from the others."""
    event = TicketStatusChanged.model_validate(
        {
            "ticket_id": new_id(), "number": str(number), "user_id": new_id(),
            "device_id": new_id(), "from": "new", "to": "in_progress", "changed_by": new_id(),
            "changed_by_role": Role.SUPPORT, "comment": None, "changed_at": utc_now(),
        }
    )  # fmt: skip
    return Envelope(
        id=new_id(),
        source="privet/benchmarks",
        type=event.type,
        time=utc_now(),
        subject=str(event.ticket_id),
        data=event.model_dump(mode="json"),
        audience=event.audience,
    )


class EventClient(asyncio.Protocol):
    """One open stream; a connection that ends is an error, unless it was closed here."""

    def __init__(self, token: str, receive: Receive) -> None:
        self.opened = asyncio.get_running_loop().create_future()
        self._request = (
            f"GET {PATH} HTTP/1.1\r\nHost: localhost\r\n"
            f"Accept: text/event-stream\r\nAuthorization: Bearer {token}\r\n\r\n"
        ).encode()
        self._receive = receive
        self._rest = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Take note of each event that is whole."""
        now = time.perf_counter()
        *whole, self._rest = (self._rest + data).split(b"\n\n")
        for block in whole:
            found = _NUMBER.search(block)
            if found:
                self._receive(int(found[1]), now)
            elif _OPENED in block and not self.opened.done():
                self.opened.set_result(None)

    def connection_lost(self, _exc: Exception | None) -> None:
        """Fail while the stream was still wanted."""
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(self._rest.decode()))
        elif self._transport is not None:
            raise ConnectionError("the gateway ended an event stream")

    def close(self) -> None:
        """Leave."""
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.abort()


async def open_clients(port: int, tokens: Sequence[str], receive: Receive) -> list[EventClient]:
    """Open a stream for each token, some at a time, and return when all are open."""
    loop = asyncio.get_running_loop()
    gate = asyncio.Semaphore(_CONNECT_AT_ONCE)

    async def open_one(token: str) -> EventClient:
        async with gate:
            client: EventClient
            _, client = await loop.create_connection(
                lambda: EventClient(token, receive), "127.0.0.1", port
            )
            await asyncio.wait_for(client.opened, 60)
            return client

    return await asyncio.gather(*map(open_one, tokens))
