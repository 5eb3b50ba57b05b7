"""Hands each event of the stream to the clients that may see it."""

import asyncio
from collections import deque
from itertools import takewhile

import structlog
from privet_shared.auth.principal import STAFF_ROLES
from privet_shared.auth.tokens import TokenClaims
from privet_shared.events.auth import SessionRevoked, UserUpdated
from privet_shared.messaging.envelope import Envelope
from privet_shared.messaging.nats import StreamMessage
from pydantic import ValidationError

from gateway.errors import TooManyStreams
from gateway.realtime.filters import EVERYTHING, EventFilter
from gateway.realtime.frames import Frame, frame_of
from gateway.realtime.subscriber import End, Subscriber, Subscribers

ALL_SUBJECTS = ("privet.>",)
WAKE_AT_ONCE = 256

log = structlog.get_logger(__name__)


class Hub:
    """Gets every event of the stream, in order, and keeps the newest in memory.

    ``position`` is the sequence of the last event that was handed out; events after ``floor`` are
    in memory, so a client that was away for a moment is brought up to date without NATS.
    """

    def __init__(self, *, history: int, queue_size: int, per_user: int = 20) -> None:
        self.position = 0
        self.floor = 0
        self.slow_clients = 0
        """How many streams have ended because their clients did not keep up."""
        self._history_size = history
        self._history: deque[Frame] = deque()
        self._queue_size = queue_size
        self._per_user = per_user
        self._subscribers = Subscribers()
        self._to_wake: deque[Subscriber] = deque()
        self._is_open = False
        self._is_closed = False

    @property
    def is_started(self) -> bool:
        """Whether the position in the stream is known, so that clients can be served."""
        return self._is_open and not self._is_closed

    @property
    def clients(self) -> int:
        """How many clients listen."""
        return len(self._subscribers)

    # the stream

    def begin_at(self, position: int) -> None:
        """Be handed the events behind ``position``; those up to it are not in memory."""
        self.floor = self.position = position

    def open(self) -> None:
        """Let clients in: everything up to the end of the stream is known."""
        self._is_open = True

    def take_in(self, message: StreamMessage) -> None:
        """Take the next event of the stream."""
        self.position = message.sequence  # whatever becomes of it, the next ones come
        self.publish(message.sequence, frame_of(message))
        if message.envelope is not None and message.envelope.type == UserUpdated.type:
            self._compare_roles(message.envelope)

    def start_over(self) -> None:
        """Forget a stream that was lost; clients come back and are told to read anew."""
        self._is_open = False
        self._history.clear()
        self.position = self.floor = 0
        self._end_all(End.STREAM_RESET)

    def publish(self, sequence: int, frame: Frame | None) -> None:
        """Move on to ``sequence`` and hand out its frame, if it has one."""
        self.position = sequence
        if frame is None:
            return
        self._history.append(frame)
        if len(self._history) > self._history_size:
            self.floor = self._history.popleft().sequence
        is_waking = bool(self._to_wake)
        self._to_wake.extend(
            [each for each in self._subscribers.audience(frame) if each.offer(frame)]
        )
        if self._to_wake and not is_waking:
            self._wake_some()

    def _wake_some(self) -> None:
        """Wake sleepers a few at a time, so that thousands do not keep requests waiting."""
        for _ in range(min(WAKE_AT_ONCE, len(self._to_wake))):
            self._to_wake.popleft().wake()
        if self._to_wake:
            asyncio.get_running_loop().call_soon(self._wake_some)

    def recent(self, subscriber: Subscriber) -> list[Frame]:
        """Return the client's events behind ``seen``, which must not be below ``floor``.

        They count as seen from then on.
        """
        seen = subscriber.seen
        unseen = takewhile(lambda frame: frame.sequence > seen, reversed(self._history))
        frames = [frame for frame in unseen if subscriber.may_see(frame)]
        subscriber.seen = max(seen, self.position)
        return frames[::-1]

    # the clients

    def subscribe(self, claims: TokenClaims, wanted: EventFilter = EVERYTHING) -> Subscriber:
        """Take in a client, which gets events once it is live; raises ``TooManyStreams``."""
        others = self._subscribers.of_user(claims.sub)
        if sum(other.end is None for other in others) >= self._per_user:
            raise TooManyStreams
        subscriber = Subscriber(claims, wanted, limit=self._queue_size)
        self._subscribers.add(subscriber)
        return subscriber

    def go_live(self, subscriber: Subscriber) -> None:
        """Hand it every event from now on; what came before counts as seen."""
        subscriber.seen = max(subscriber.seen, self.position)
        subscriber.is_live = True

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Forget a client."""
        self._subscribers.discard(subscriber)
        self.slow_clients += subscriber.end is End.SLOW_CLIENT

    def end_session(self, event: SessionRevoked) -> None:
        """End the streams that were opened with the session's tokens."""
        for subscriber in self._subscribers.of_user(event.user_id):
            if subscriber.session_id == event.session_id:
                subscriber.finish(End.SESSION_REVOKED)

    def _compare_roles(self, envelope: Envelope) -> None:
        """End the streams of somebody who sees more, or less, than they now may."""
        try:
            user = UserUpdated.model_validate(envelope.data)
        except ValidationError:
            log.exception("events.unreadable_user", event_id=str(envelope.id))
            return
        is_staff = bool(user.roles & STAFF_ROLES)
        for subscriber in self._subscribers.of_user(user.user_id):
            if subscriber.is_staff is not is_staff:
                subscriber.finish(End.ROLES_CHANGED)

    def _end_all(self, reason: End) -> None:
        for subscriber in self._subscribers:
            subscriber.finish(reason)

    def close(self) -> None:
        """End every stream: the process is about to stop, clients resume elsewhere."""
        self._is_closed = True
        self._end_all(End.SERVER_SHUTDOWN)
