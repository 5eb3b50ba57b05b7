"""Heartbeats of all event streams, from one timer."""

import asyncio
from itertools import cycle

from gateway.realtime.subscriber import Subscriber

SLOTS = 32


class Pulse:
    """Beats each subscriber once in ``seconds``; spread, so that few are served at once."""

    def __init__(self, seconds: float) -> None:
        self._tick_seconds = seconds / SLOTS
        self._slots: tuple[dict[Subscriber, None], ...] = tuple({} for _ in range(SLOTS))
        self._members: dict[Subscriber, dict[Subscriber, None]] = {}
        self._to_fill = cycle(self._slots)
        self._to_beat = cycle(self._slots)
        self._timer: asyncio.TimerHandle | None = None

    def add(self, subscriber: Subscriber) -> None:
        """Beat it from now on."""
        slot = self._members[subscriber] = next(self._to_fill)
        slot[subscriber] = None
        if self._timer is None:
            self._start_timer()

    def discard(self, subscriber: Subscriber) -> None:
        """Beat it no more."""
        slot = self._members.pop(subscriber, None)
        if slot is not None:
            del slot[subscriber]

    def _start_timer(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._tick_seconds, self._tick)

    def _tick(self) -> None:
        self._timer = None
        if not self._members:
            return
        for subscriber in tuple(next(self._to_beat)):
            subscriber.beat()
        self._start_timer()
