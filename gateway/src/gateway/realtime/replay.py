"""Events that a client missed, from the stream itself."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

import structlog
from nats.errors import Error as NatsError
from privet_shared.messaging.nats import EventBus, StreamReset

from gateway.realtime.frames import Frame, frame_of
from gateway.realtime.hub import ALL_SUBJECTS, Hub, Subscriber

REPLAYS_AT_ONCE = 16
_BUFFER = 256
_RETRY_SECONDS = 0.3

log = structlog.get_logger(__name__)


class HistoryGone(Exception):  # the client is told in the stream itself
    """The stream does not hold what follows the client's last event: it has to read anew."""


@dataclass(frozen=True, slots=True)
class _Done:
    """The replay has reached the live queue."""


class Replay:
    """Brings a client from its last event to where its live queue begins.

    The subscriber must be in the hub already: what comes meanwhile waits in its queue. Nothing
    falls between the two, and what is in both is dropped by ``Subscriber.seen``.
    """

    def __init__(self, bus: EventBus, hub: Hub) -> None:
        self._bus = bus
        self._hub = hub
        self._slots = asyncio.Semaphore(REPLAYS_AT_ONCE)

    async def run(
        self, subscriber: Subscriber, *, after: int, until: int, patience: float
    ) -> AsyncGenerator[Frame | None, None]:
        """Yield events in ``(after, until]``; None when ``patience`` ran out.

        ``until`` is the hub's position when the subscriber joined. Raises ``HistoryGone``.
        """
        if self._hub.floor <= after <= until:
            subscriber.seen = after
            for frame in list(self._hub.recent(subscriber, after=after)):
                if frame.sequence <= until:
                    subscriber.seen = frame.sequence
                    yield frame
            return
        queue: asyncio.Queue[Frame | _Done | HistoryGone] = asyncio.Queue(_BUFFER)
        task = asyncio.create_task(self._fill(queue, subscriber, after=after, until=until))
        try:
            while True:
                try:
                    async with asyncio.timeout(patience):
                        item = await queue.get()
                except TimeoutError:
                    if task.done():
                        task.result()
                    yield None
                    continue
                if isinstance(item, Frame):
                    subscriber.seen = item.sequence
                    yield item
                elif isinstance(item, HistoryGone):
                    raise item
                else:
                    subscriber.seen = max(after, until)
                    return
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _fill(
        self,
        queue: "asyncio.Queue[Frame | _Done | HistoryGone]",
        subscriber: Subscriber,
        *,
        after: int,
        until: int,
    ) -> None:
        async with self._slots:
            if not await self._is_held(after):
                await queue.put(HistoryGone())
                return
            try:
                await self._pass_on(queue, subscriber, after=after, until=until)
            except StreamReset:
                await queue.put(HistoryGone())
                return
            await queue.put(_Done())

    async def _pass_on(
        self,
        queue: "asyncio.Queue[Frame | _Done | HistoryGone]",
        subscriber: Subscriber,
        *,
        after: int,
        until: int,
    ) -> None:
        if after >= until:
            return
        async with aclosing(self._bus.tail(ALL_SUBJECTS, after=after)) as messages:
            async for message in messages:
                if message.sequence > until:
                    break
                frame = frame_of(message)
                if frame is not None and subscriber.may_see(frame):
                    await queue.put(frame)
                if message.sequence == until:
                    break

    async def _is_held(self, after: int) -> bool:
        """Whether every event behind ``after`` is still in the stream; waits for NATS."""
        while True:
            try:
                first, last = await self._bus.first_sequence(), await self._bus.last_sequence()
            except (NatsError, TimeoutError):
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                return first - 1 <= after <= last
