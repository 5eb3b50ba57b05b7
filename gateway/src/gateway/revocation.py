"""Sessions that ended before their tokens did, learned from the event stream.

Every gateway process hears ``SessionRevoked`` itself, and recalls those of a little more than a
token's life when it starts, so a restart recovers the set from the stream
(docs/adr/0008-gateway-revocation.md).
"""

import asyncio
import heapq
import time
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from nats.errors import Error as NatsError
from privet_shared.auth.tokens import ACCESS_TOKEN_LIFETIME, CLOCK_LEEWAY
from privet_shared.clock import utc_now
from privet_shared.events.auth import SessionRevoked
from privet_shared.messaging.nats import EventBus, StreamMessage
from pydantic import ValidationError

LOOK_BACK = ACCESS_TOKEN_LIFETIME + timedelta(minutes=5)
_RETRY_SECONDS = 0.2

log = structlog.get_logger(__name__)

Listener = Callable[[SessionRevoked], None]


class RevokedSessions:
    """The ids of revoked sessions, each kept until no token of it can be alive."""

    def __init__(self) -> None:
        self._expiries: dict[int, float] = {}
        """By the number of the session's id: hashing an id itself is a call of Python."""
        self._queue: list[tuple[float, int]] = []
        self._listeners: list[Listener] = []

    def __contains__(self, session_id: UUID) -> bool:
        return session_id.int in self._expiries

    def __len__(self) -> int:
        return len(self._expiries)

    def on_revoked(self, listener: Listener) -> None:
        """Call ``listener`` with each session that ends from now on."""
        self._listeners.append(listener)

    def add(self, session_id: UUID, *, expires_at: datetime, now: float | None = None) -> None:
        """Refuse the session's tokens until ``expires_at`` (and the clock leeway) has passed."""
        now = time.time() if now is None else now
        self._drop_expired(now)
        expiry = (expires_at + CLOCK_LEEWAY).timestamp()
        if expiry <= now:
            return
        if expiry > self._expiries.get(session_id.int, 0.0):
            self._expiries[session_id.int] = expiry
            heapq.heappush(self._queue, (expiry, session_id.int))

    def _drop_expired(self, now: float) -> None:
        while self._queue and self._queue[0][0] <= now:
            expiry, number = heapq.heappop(self._queue)
            if self._expiries.get(number) == expiry:
                del self._expiries[number]

    async def recall(self, bus: EventBus) -> None:
        """Take in the revocations of the recent past, up to the newest that there is now.

        Raises ``StreamReset``.
        """
        since = utc_now() - LOOK_BACK
        target = await self._last_revocation(bus)
        if target == 0:
            return
        async with aclosing(bus.tail([SessionRevoked.type], since=since)) as messages:
            async for message in messages:
                self.take_in(message)
                if message.sequence >= target:
                    return

    def take_in(self, message: StreamMessage) -> None:
        """Note a session that ended, if that is what the event says."""
        if message.envelope is None or message.envelope.type != SessionRevoked.type:
            return
        try:
            event = SessionRevoked.model_validate(message.envelope.data)
        except ValidationError:
            log.exception("revocation.unreadable_event", sequence=message.sequence)
        else:
            self.add(event.session_id, expires_at=event.expires_at)
            for listener in self._listeners:
                listener(event)

    async def _last_revocation(self, bus: EventBus) -> int:
        """Return the sequence of the newest revocation that is to be recalled, 0 for none."""
        while True:
            try:
                sequence, at = await bus.last_of(SessionRevoked.type)
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                return sequence if at is not None and at > utc_now() - LOOK_BACK else 0
