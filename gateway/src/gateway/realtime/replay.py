"""Events that clients missed, from the stream itself: one reader for all who wait for some."""

import asyncio
from contextlib import aclosing

import structlog
from nats.errors import Error as NatsError
from privet_shared.messaging.nats import EventBus, StreamReset

from gateway.realtime.frames import Frame, frame_of
from gateway.realtime.hub import ALL_SUBJECTS
from gateway.realtime.subscriber import Subscriber, Subscribers

MAX_EVENTS = 100_000
"""A client that missed more reads anew: that is quicker, and cheaper for all of us."""
BUFFER = 256
TURN = 512
"""How many deliveries are made before others get their turn."""
_RETRY_SECONDS = 0.3

log = structlog.get_logger(__name__)


class HistoryGone(Exception):  # the client is told in the stream itself
    """The stream does not hold what follows the client's last event: it has to read anew."""


class Catchup:
    """What one client gets from the stream: its events up to ``until``, as they are read.

    The subscriber is woken for each; ``seen`` follows what it takes.
    """

    def __init__(self, subscriber: Subscriber, *, until: int) -> None:
        self.subscriber = subscriber
        self.until = until
        self.read = subscriber.seen
        """Everything up to here was read for the client."""
        self.is_done = False
        """Whether ``take`` will give nothing more."""
        self.is_paused = False
        """Whether the client is to take what it has before more is read for it."""
        self._is_read = False
        self._frames: list[Frame] = []
        self._failure: Exception | None = None

    def offer(self, frame: Frame) -> None:
        """Add an event; pauses when the client has enough for now."""
        if frame.sequence <= self.read or not self.subscriber.wanted.wants(frame):
            return
        self.read = frame.sequence
        self._frames.append(frame)
        self.is_paused = len(self._frames) >= BUFFER
        self.subscriber.wake()

    def needs_none_behind(self, position: int) -> bool:
        """Whether all is read once the stream has been read up to ``position``."""
        return max(position, self.read) >= self.until

    def end(self, failure: Exception | None = None) -> None:
        """Note that all is read, or that it cannot be."""
        self._is_read = True
        self._failure = failure
        self.subscriber.wake()

    def take(self) -> list[Frame]:
        """Return what has been read; raises ``HistoryGone``, or whatever stopped the reader."""
        if self._failure is not None:
            raise self._failure
        frames, self._frames = self._frames, []
        if self._is_read:
            self.is_done = True
            self.subscriber.seen = max(self.subscriber.seen, self.until)
        elif frames:
            self.subscriber.seen = frames[-1].sequence
        return [frame for frame in frames if self.subscriber.wanted.wants(frame)]


class Replay:
    """Reads the stream for clients whose last event is no longer in memory.

    However many wait, one consumer reads, and each event is decoded once. A client that is slow
    is left behind and served by the next pass, so that it holds up nobody.
    """

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._waiting: dict[Catchup, None] = {}
        self._reading: dict[Subscriber, Catchup] = {}
        self._audience = Subscribers()
        self._next_end = 0
        """No client has everything before this sequence."""
        self._has_new = False
        self._reader: asyncio.Task[None] | None = None

    def start(self, subscriber: Subscriber, *, until: int) -> Catchup:
        """Begin to read events in ``(subscriber.seen, until]`` for a client."""
        catchup = Catchup(subscriber, until=until)
        self._wait(catchup)
        return catchup

    def resume(self, catchup: Catchup) -> None:
        """Go on for a client that has taken what it had."""
        if catchup.is_paused:
            catchup.is_paused = False
            self._wait(catchup)

    def stop(self, catchup: Catchup) -> None:
        """Read no more for a client."""
        self._waiting.pop(catchup, None)
        self._leave(catchup)

    def _wait(self, catchup: Catchup) -> None:
        self._waiting[catchup] = None
        self._has_new = True
        if self._reader is None:
            self._reader = asyncio.create_task(self._read_all())

    def _leave(self, catchup: Catchup) -> None:
        self._reading.pop(catchup.subscriber, None)
        self._audience.discard(catchup.subscriber)

    async def _read_all(self) -> None:
        """Make passes over the stream until nobody waits."""
        try:
            while self._waiting:
                try:
                    await self._pass()
                except StreamReset:
                    self._fail(HistoryGone())
                except Exception as error:
                    log.exception("events.replay_failed")
                    self._fail(error)
        finally:
            self._reader = None

    async def _pass(self) -> None:
        """Read from the oldest event that somebody waits for, up to the newest."""
        await self._refuse_lost()
        if not self._waiting:
            return
        position = min(catchup.read for catchup in self._waiting)
        self._admit(position)
        if not self._reading:
            return
        deliveries = 0
        async with aclosing(self._bus.tail(ALL_SUBJECTS, after=position)) as messages:
            async for message in messages:
                frame = frame_of(message)
                if frame is not None:
                    deliveries += self._hand_out(frame)
                if message.sequence >= self._next_end:
                    self._settle(message.sequence)
                if self._has_new:
                    self._admit(message.sequence)
                if not self._reading:
                    return
                if deliveries > TURN:
                    deliveries = 0
                    await asyncio.sleep(0)

    async def _refuse_lost(self) -> None:
        """Tell those whose events the stream no longer holds, or that missed too many."""
        first, last = await self._bounds()
        for catchup in tuple(self._waiting):
            if not first - 1 <= catchup.read <= last or last - catchup.read > MAX_EVENTS:
                del self._waiting[catchup]
                catchup.end(HistoryGone())

    async def _bounds(self) -> tuple[int, int]:
        """Return the first and the last sequence of the stream; waits for NATS."""
        while True:
            try:
                return await self._bus.first_sequence(), await self._bus.last_sequence()
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)

    def _admit(self, position: int) -> None:
        """Let those join for whom nothing before ``position`` is wanted any more."""
        self._has_new = False
        for catchup in [each for each in self._waiting if each.read >= position]:
            del self._waiting[catchup]
            self._reading[catchup.subscriber] = catchup
            self._audience.add(catchup.subscriber)
        self._settle(position)

    def _hand_out(self, frame: Frame) -> int:
        """Give an event to those that may see it; return how many these are."""
        audience = tuple(self._audience.audience(frame))
        for subscriber in audience:
            catchup = self._reading[subscriber]
            if frame.sequence <= catchup.until:
                catchup.offer(frame)
                if catchup.is_paused:
                    self._leave(catchup)
        return len(audience)

    def _settle(self, position: int) -> None:
        """End those that have everything."""
        for catchup in [
            each for each in self._reading.values() if each.needs_none_behind(position)
        ]:
            self._leave(catchup)
            catchup.end()
        self._next_end = min((each.until for each in self._reading.values()), default=0)

    def _fail(self, error: Exception) -> None:
        for catchup in (*self._waiting, *self._reading.values()):
            catchup.end(error)
            self._leave(catchup)
        self._waiting.clear()
