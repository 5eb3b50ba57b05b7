"""Hands each event of the stream to the clients that may see it."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

import structlog
from nats.errors import Error as NatsError
from privet_shared.auth.tokens import TokenClaims
from privet_shared.messaging.nats import EventBus, StreamMessage, StreamReset

from gateway.errors import TooManyStreams
from gateway.realtime.frames import Frame, frame_of

Listener = Callable[[StreamMessage], None]

ALL_SUBJECTS = ("privet.>",)
_RETRY_SECONDS = 0.2

log = structlog.get_logger(__name__)


class Subscriber:
    """One client: a bounded queue, and the reason why it ended once it has.

    ``seen`` is the newest sequence that the client has or needs not; older frames are dropped,
    so that a replay and the live queue may overlap.
    """

    __slots__ = (
        "_arrived",
        "_frames",
        "_limit",
        "end",
        "is_staff",
        "seen",
        "session_id",
        "user_id",
    )

    def __init__(self, claims: TokenClaims, *, limit: int) -> None:
        self.user_id = claims.sub
        self.session_id = claims.sid
        self.is_staff = claims.principal.is_staff
        self.seen = 0
        self.end: str | None = None
        self._frames: deque[Frame] = deque()
        self._limit = limit
        self._arrived = asyncio.Event()

    def may_see(self, frame: Frame) -> bool:
        """Whether the event is for this client."""
        audience = frame.audience
        return (self.is_staff and audience.staff) or self.user_id in audience.user_ids

    def offer(self, frame: Frame) -> None:
        """Queue a frame; a client that lets the queue fill up is ended."""
        if self.end is not None:
            return
        if len(self._frames) >= self._limit:
            self.finish("slow_client")
            return
        self._frames.append(frame)
        self._arrived.set()

    def finish(self, reason: str) -> None:
        """End the stream; what is queued for it is not sent any more."""
        if self.end is None:
            self.end = reason
            self._frames.clear()
            self._arrived.set()

    async def wait(self, patience: float) -> bool:
        """Wait for a frame or the end; False when neither came in time."""
        try:
            async with asyncio.timeout(patience):
                await self._arrived.wait()
        except TimeoutError:
            return False
        return True

    def take(self) -> list[Frame]:
        """Return all queued frames that the client has not seen, and mark them as seen."""
        self._arrived.clear()
        unseen = []
        while self._frames:
            frame = self._frames.popleft()
            if frame.sequence > self.seen:
                self.seen = frame.sequence
                unseen.append(frame)
        return unseen


class Hub:
    """Follows the stream once for the whole process and keeps its newest events in memory.

    ``position`` is the sequence of the last event that was handed out; events after ``floor`` are
    in memory, so a client that was away for a moment is brought up to date without NATS.
    """

    def __init__(self, *, history: int, queue_size: int, per_user: int = 20) -> None:
        self.position = 0
        self.floor = 0
        self._history_size = history
        self._history: deque[Frame] = deque()
        self._queue_size = queue_size
        self._per_user = per_user
        self._by_user: dict[UUID, set[Subscriber]] = {}
        self._staff: set[Subscriber] = set()
        self._started = asyncio.Event()
        self._is_closed = False
        self._listeners: list[Listener] = []

    def on_message(self, listener: Listener) -> None:
        """Call ``listener`` with every message of the stream from now on."""
        self._listeners.append(listener)

    @property
    def is_started(self) -> bool:
        """Whether the position in the stream is known, so that clients can be served."""
        return self._started.is_set() and not self._is_closed

    @property
    def clients(self) -> int:
        """How many clients listen."""
        return sum(len(subscribers) for subscribers in self._by_user.values())

    async def wait_started(self, patience: float) -> bool:
        """Wait until clients can be served; False when it takes longer."""
        try:
            await asyncio.wait_for(self._started.wait(), patience)
        except TimeoutError:
            return False
        return True

    async def follow(self, bus: EventBus) -> None:
        """Hand out events for ever, beginning with the recent ones that only fill the memory.

        Called again after a failure, it goes on where it was.
        """
        target = self.position if self._started.is_set() else await self._start_position(bus)
        try:
            async for message in bus.tail(ALL_SUBJECTS, after=self.position):
                for listener in self._listeners:
                    listener(message)
                self.publish(message.sequence, frame_of(message))
                if message.sequence >= target:
                    self._started.set()
        except StreamReset:
            log.warning("events.stream_reset", position=self.position)
            self._start_over()

    def _start_over(self) -> None:
        """Forget a stream that was lost; clients come back and are told to read anew."""
        self._started.clear()
        self._history.clear()
        self.position = self.floor = 0
        for subscribers in self._by_user.values():
            for subscriber in subscribers:
                subscriber.finish("stream_reset")

    async def _start_position(self, bus: EventBus) -> int:
        while True:
            try:
                first, last = await bus.first_sequence(), await bus.last_sequence()
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)
                continue
            if first > last:  # nothing is held
                self.floor = self.position = last
            else:
                self.floor = self.position = max(first - 1, last - self._history_size, 0)
            if self.position == last:
                self._started.set()
            return last

    def publish(self, sequence: int, frame: Frame | None) -> None:
        """Move on to ``sequence`` and hand out its frame, if it has one."""
        self.position = sequence
        if frame is None:
            return
        self._history.append(frame)
        if len(self._history) > self._history_size:
            self.floor = self._history.popleft().sequence
        for subscriber in self._audience(frame):
            subscriber.offer(frame)

    def _audience(self, frame: Frame) -> Iterable[Subscriber]:
        found: set[Subscriber] = set(self._staff) if frame.audience.staff else set()
        for user_id in frame.audience.user_ids:
            found |= self._by_user.get(user_id, frozenset())
        return found

    def recent(self, subscriber: Subscriber, *, after: int) -> Iterator[Frame]:
        """Yield the client's events behind ``after``, which must not be below ``floor``."""
        for frame in self._history:
            if frame.sequence > after and subscriber.may_see(frame):
                yield frame

    def subscribe(self, claims: TokenClaims) -> Subscriber:
        """Begin to queue events behind ``position`` for a client; raises ``TooManyStreams``."""
        others = self._by_user.get(claims.sub, ())
        if sum(other.end is None for other in others) >= self._per_user:
            raise TooManyStreams
        subscriber = Subscriber(claims, limit=self._queue_size)
        self._by_user.setdefault(subscriber.user_id, set()).add(subscriber)
        if subscriber.is_staff:
            self._staff.add(subscriber)
        return subscriber

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Forget a client."""
        self._staff.discard(subscriber)
        subscribers = self._by_user.get(subscriber.user_id, set())
        subscribers.discard(subscriber)
        if not subscribers:
            self._by_user.pop(subscriber.user_id, None)

    def end_session(self, session_id: UUID) -> None:
        """End the streams that were opened with the session's tokens."""
        for subscribers in list(self._by_user.values()):
            for subscriber in subscribers:
                if subscriber.session_id == session_id:
                    subscriber.finish("session_revoked")

    def close(self) -> None:
        """End every stream: the process is about to stop, clients resume elsewhere."""
        self._is_closed = True
        for subscribers in self._by_user.values():
            for subscriber in subscribers:
                subscriber.finish("server_shutdown")
