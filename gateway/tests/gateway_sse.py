"""Events to publish, and clients that listen to them as a browser would."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
from gateway_support import until
from privet_shared.auth.principal import Role
from privet_shared.auth.tokens import TokenClaims, TokenType
from privet_shared.clock import utc_now
from privet_shared.events.auth import SessionRevoked
from privet_shared.events.tickets import MessageAdded, TicketStatusChanged
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Envelope, Event
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Close


def envelope_of(event: Event) -> Envelope:
    return Envelope(
        id=new_id(),
        source="privet/tests",
        type=event.type,
        time=utc_now(),
        subject=str(event.aggregate_id),
        data=event.model_dump(mode="json"),
        audience=event.audience,
    )


def claims_of(principal) -> TokenClaims:
    return TokenClaims.issue(
        TokenType.ACCESS,
        user_id=principal.user_id,
        session_id=principal.session_id,
        lifetime=timedelta(minutes=1),
        roles=principal.roles,
    )


def status_changed(user_id, number="T-1") -> TicketStatusChanged:
    return TicketStatusChanged.model_validate(
        {
            "ticket_id": new_id(), "number": str(number), "user_id": user_id, "device_id": None,
            "from": "new", "to": "in_progress", "changed_by": new_id(),
            "changed_by_role": Role.SUPPORT, "comment": "Принято", "changed_at": utc_now(),
        }
    )  # fmt: skip


def message_added(user_id, *, internal: bool) -> MessageAdded:
    return MessageAdded(
        ticket_id=new_id(), number="T-1", user_id=user_id, message_id=new_id(),
        author_id=new_id(), author_role=Role.SUPPORT, internal=internal, media_ids=[],
        created_at=utc_now(),
    )  # fmt: skip


@dataclass
class Received:
    """What an SSE client got: each event as (id, name, data)."""

    events: list[tuple[str | None, str, dict]] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    comments: int = 0
    last_id: str | None = None
    is_open: bool = False
    is_closed: bool = False
    buffer: str = ""

    @property
    def numbers(self) -> list[str]:
        return [data["number"] for _, _, data in self.events if "number" in data]

    @property
    def names(self) -> list[str]:
        return [name for _, name, _ in self.events]

    def feed(self, text: str) -> None:
        """Read what came, chunked or not: a chunk's size is a line that means nothing here."""
        self.buffer += text.replace("\r\n", "\n")
        *blocks, self.buffer = self.buffer.split("\n\n")
        for block in blocks:
            self.is_open = True
            self.take(block)

    def take(self, block: str) -> None:
        identity, name, data = None, "message", []
        for line in block.split("\n"):
            key, _, value = line.partition(": ")
            if line.startswith(":"):
                self.comments += 1
            elif key == "id":
                self.last_id = identity = value
                self.ids.append(int(value))
            elif key == "event":
                name = value
            elif key == "data":
                data.append(value)
        if data:
            self.events.append((identity, name, json.loads("\n".join(data))))


@asynccontextmanager
async def listening(
    gateway: httpx.AsyncClient, token: str | None, *, last_id: str | None = None, query: str = ""
) -> AsyncIterator[Received]:
    """Listen to the caller's events as a browser would."""
    received = Received()
    headers = {}
    if token:
        headers["authorization"] = f"Bearer {token}"
    if last_id is not None:
        headers["last-event-id"] = last_id

    async def listen() -> None:
        async with gateway.stream("GET", f"/api/v1/events{query}", headers=headers) as response:
            assert response.status_code == 200, await response.aread()
            assert response.headers["content-type"].startswith("text/event-stream")
            async for text in response.aiter_text():
                received.feed(text)
        received.is_closed = True

    task = asyncio.create_task(listen())
    try:
        await until(lambda: received.is_open or task.done())
        if task.done():
            task.result()
        yield received
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def opened_websocket(gateway, token=None, query="", *, last_id=None, **options):
    url = str(gateway.base_url).replace("http", "ws", 1) + f"/api/v1/events/ws{query}"
    headers = {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if last_id is not None:
        headers["Last-Event-ID"] = last_id
    return connect(url, additional_headers=headers, **options)


async def received(socket, event=None):
    """Return the next message, heartbeats passed over, or the next one named ``event``."""
    while True:
        message = json.loads(await socket.recv())
        if message["event"] != "heartbeat" and event in (None, message["event"]):
            return message


async def read_to_end(socket) -> tuple[list, Close | None]:
    """Return the messages that are left, and how the server closed."""
    messages = []
    try:
        while True:
            messages.append(await received(socket))
    except ConnectionClosed as closed:
        return messages, closed.rcvd


def revoked(principal, *, lifetime=timedelta(minutes=15)) -> Envelope:
    event = SessionRevoked(
        session_id=principal.session_id,
        user_id=principal.user_id,
        expires_at=utc_now() + lifetime,
    )
    return envelope_of(event)
