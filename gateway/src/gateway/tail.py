"""The process's one reader of the event stream, and those who hear each event from it."""

import asyncio
from collections.abc import Callable

import structlog
from nats.errors import Error as NatsError
from privet_shared.messaging.nats import EventBus, StreamMessage, StreamReset

from gateway.realtime.hub import ALL_SUBJECTS, Hub
from gateway.revocation import RevokedSessions

Listener = Callable[[StreamMessage], None]

RESTART_SECONDS = 1.0
RECALL_SECONDS = 30.0
_RETRY_SECONDS = 0.2

log = structlog.get_logger(__name__)


class EventTail:
    """Follows the stream once for the whole process: revocations, kept answers, clients.

    It begins with the newest events, which only fill the hub's memory. Sessions that ended
    before those are recalled first, by a reader that is gone when it has them.
    """

    def __init__(self, bus: EventBus, *, hub: Hub, revoked: RevokedSessions, history: int) -> None:
        self._bus = bus
        self._hub = hub
        self._revoked = revoked
        self._history = history
        self._listeners: list[Listener] = [revoked.take_in, hub.take_in]
        self._target: int | None = None
        """What was the newest event when the reading began; None before."""
        self._caught_up = asyncio.Event()

    def on_message(self, listener: Listener) -> None:
        """Call ``listener`` with every message of the stream from now on, before clients get it."""
        self._listeners.insert(1, listener)

    @property
    def is_caught_up(self) -> bool:
        """Whether everything from before the start is known."""
        return self._caught_up.is_set()

    @property
    def is_heard(self) -> bool:
        """Whether events arrive just now."""
        return self._bus.is_connected and self.is_caught_up

    async def wait_caught_up(self, patience: float) -> bool:
        """Wait until everything from before the start is known; False if it takes longer."""
        try:
            await asyncio.wait_for(self._caught_up.wait(), patience)
        except TimeoutError:
            return False
        return True

    async def check(self) -> None:
        """Raise when NATS does not answer, or the stream has not been read up to its end yet."""
        await self._bus.ping()
        if not self.is_caught_up:
            raise ConnectionError("the stream has not been read up to its end yet")

    async def keep(self) -> None:
        """Follow the stream for as long as the process lives, whatever happens."""
        await self._bus.connect()
        while True:
            try:
                await self._follow()
            except TimeoutError:
                log.warning("events.tail_restarted")
            except Exception:
                log.exception("events.tail_died")
            await asyncio.sleep(RESTART_SECONDS)

    async def _follow(self) -> None:
        """Hand out events until the stream is lost; called again, it goes on where it was."""
        try:
            if self._target is None:
                self._target = await self._begin()
            if self._hub.position >= self._target:
                self._note_caught_up()
            async for message in self._bus.tail(ALL_SUBJECTS, after=self._hub.position):
                self._hand_out(message)
                if message.sequence >= self._target:
                    self._note_caught_up()
        except StreamReset:
            log.warning("events.stream_reset", position=self._hub.position)
            self._target = None
            self._caught_up.clear()
            self._hub.start_over()

    async def _begin(self) -> int:
        """Put the hub before the newest events and recall what is older; return the last one.

        Raises ``StreamReset``, or ``TimeoutError`` when NATS goes away in the middle.
        """
        first, last = await self._bounds()
        is_empty = first > last
        self._hub.begin_at(last if is_empty else max(first - 1, last - self._history, 0))
        async with asyncio.timeout(RECALL_SECONDS):
            await self._revoked.recall(self._bus)
        return last

    async def _bounds(self) -> tuple[int, int]:
        """Return the first and the last sequence of the stream; waits for NATS."""
        while True:
            try:
                return await self._bus.first_sequence(), await self._bus.last_sequence()
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)

    def _hand_out(self, message: StreamMessage) -> None:
        """Tell everybody; one that cannot take it keeps it from nobody else."""
        for listener in self._listeners:
            try:
                listener(message)
            except Exception:
                log.exception("events.not_taken_in", sequence=message.sequence)

    def _note_caught_up(self) -> None:
        if not self.is_caught_up:
            self._caught_up.set()
            self._hub.open()
