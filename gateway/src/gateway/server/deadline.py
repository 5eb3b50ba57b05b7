"""A deadline that is moved with every request and seldom comes."""

import asyncio
from collections.abc import Callable


class Deadline:
    """Calls ``action`` when it has come; moving it later costs no timer."""

    __slots__ = ("_action", "_at", "_loop", "_timer", "_timer_at")

    def __init__(self, loop: asyncio.AbstractEventLoop, action: Callable[[], None]) -> None:
        self._loop = loop
        self._action = action
        self._at = self._timer_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float) -> None:
        """Move it to ``seconds`` from now."""
        self._at = self._loop.time() + seconds
        if self._timer is None or self._timer_at > self._at:
            self.cancel()
            self._start()

    def cancel(self) -> None:
        """Have it never come."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _start(self) -> None:
        self._timer_at = self._at
        self._timer = self._loop.call_at(self._at, self._go_off)

    def _go_off(self) -> None:
        self._timer = None
        if self._at > self._loop.time():
            self._start()
        else:
            self._action()
