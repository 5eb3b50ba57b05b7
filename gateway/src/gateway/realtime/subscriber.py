"""One client of the event streams, and who of them may see an event."""

import asyncio
from collections.abc import Iterator
from enum import StrEnum
from uuid import UUID

from privet_shared.auth.tokens import TokenClaims

from gateway.realtime.filters import EventFilter
from gateway.realtime.frames import Frame


class End(StrEnum):
    """Why a stream ends."""

    TOKEN_EXPIRED = "token_expired"  # noqa: S105  # no password
    SESSION_REVOKED = "session_revoked"
    ROLES_CHANGED = "roles_changed"
    SLOW_CLIENT = "slow_client"
    SERVER_SHUTDOWN = "server_shutdown"
    STREAM_RESET = "stream_reset"
    DISCONNECTED = "disconnected"
    """The client went: there is nobody to tell."""


NEEDS_NEW_TOKEN = frozenset({End.TOKEN_EXPIRED, End.SESSION_REVOKED, End.ROLES_CHANGED})
"""The ends after which the client has to come back with another token."""


class Subscriber:
    """A bounded queue of events, and the reason why it ended once it has.

    ``seen`` is the newest sequence that the client has or needs not. Nothing is queued before
    ``is_live``: until then the client is brought up to date from memory or the stream.
    """

    __slots__ = (
        "_frames",
        "_is_woken",
        "_limit",
        "_waiter",
        "end",
        "is_beat_due",
        "is_live",
        "is_staff",
        "patience",
        "seen",
        "session_id",
        "user_id",
        "wanted",
    )

    def __init__(self, claims: TokenClaims, wanted: EventFilter, *, limit: int) -> None:
        self.user_id = claims.sub
        self.session_id = claims.sid
        self.is_staff = claims.principal.is_staff
        self.wanted = wanted
        self.seen = 0
        self.is_live = False
        self.end: End | None = None
        self.is_beat_due = False
        """Whether a heartbeat is to be sent."""
        self.patience: asyncio.Timeout | None = None
        """Around what sends to the client, so that a send that never ends can be given up."""
        self._frames: list[Frame] | None = None
        self._limit = limit
        self._waiter: asyncio.Future[None] | None = None
        self._is_woken = False

    def may_see(self, frame: Frame) -> bool:
        """Whether the event is for this client, and wanted."""
        audience = frame.audience
        is_for = (self.is_staff and audience.staff) or self.user_id in audience.user_ids
        return is_for and self.wanted.wants(frame)

    # the hub's side

    def offer(self, frame: Frame) -> bool:
        """Queue a frame, if it is wanted; return whether the client has to be woken for it.

        A client that lets the queue fill up is ended.
        """
        if not self.is_live or frame.sequence <= self.seen or self.end is not None:
            return False
        if not self.wanted.wants(frame):
            return False
        if self._frames is None:
            self._frames = [frame]
            return True
        if len(self._frames) >= self._limit:
            self.finish(End.SLOW_CLIENT)
        else:
            self._frames.append(frame)
        return False

    def finish(self, reason: End) -> None:
        """End the stream; what is queued for it is not sent any more."""
        if self.end is None:
            self.end = reason
            self._frames = None
            self.wake()

    def beat(self) -> None:
        """Have a heartbeat sent; a client that has not even taken the last one is given up."""
        if not self.is_beat_due:
            self.is_beat_due = True
            self.wake()
            return
        self.finish(End.SLOW_CLIENT)
        patience, self.patience = self.patience, None
        if patience is not None:
            patience.reschedule(asyncio.get_running_loop().time())

    def wake(self) -> None:
        """Have the client's side look what there is to do."""
        self._is_woken = True
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    # the client's side

    async def wait(self) -> None:
        """Wait until there is something to do."""
        if not self._is_woken and self._frames is None:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        self._is_woken = False

    def take(self) -> list[Frame]:
        """Return all queued frames, and count them as seen."""
        frames, self._frames = self._frames, None
        if frames is None:
            return []
        self.seen = frames[-1].sequence
        return frames

    def want(self, wanted: EventFilter) -> None:
        """Choose anew; what is queued and not wanted any more is dropped."""
        self.wanted = wanted
        if self._frames is not None:
            self._frames = [frame for frame in self._frames if wanted.wants(frame)] or None

    def is_up_to(self, position: int) -> bool:
        """Whether the client has everything up to ``position``, and nothing beyond it."""
        return self.is_live and self._frames is None and self.seen <= position


class Subscribers:
    """All clients of a process, by who they are."""

    def __init__(self) -> None:
        self._by_user: dict[UUID, tuple[Subscriber, ...]] = {}
        self._staff: dict[Subscriber, None] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Subscriber]:
        for subscribers in tuple(self._by_user.values()):
            yield from subscribers

    def add(self, subscriber: Subscriber) -> None:
        """Take one in."""
        self._by_user[subscriber.user_id] = (*self.of_user(subscriber.user_id), subscriber)
        if subscriber.is_staff:
            self._staff[subscriber] = None
        self._count += 1

    def discard(self, subscriber: Subscriber) -> None:
        """Forget one, if it is here."""
        others = self.of_user(subscriber.user_id)
        if subscriber not in others:
            return
        self._count -= 1
        self._staff.pop(subscriber, None)
        left = tuple(other for other in others if other is not subscriber)
        if left:
            self._by_user[subscriber.user_id] = left
        else:
            del self._by_user[subscriber.user_id]

    def of_user(self, user_id: UUID) -> tuple[Subscriber, ...]:
        """Return the streams of one user."""
        return self._by_user.get(user_id, ())

    def audience(self, frame: Frame) -> Iterator[Subscriber]:
        """Yield everybody who may see the event, wanted or not; nobody may come or go meanwhile."""
        audience = frame.audience
        if audience.staff:
            yield from self._staff
        for user_id in audience.user_ids:
            for subscriber in self._by_user.get(user_id, ()):
                if not (audience.staff and subscriber.is_staff):
                    yield subscriber
