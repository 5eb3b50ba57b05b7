"""Coroutines that run at once, and become tasks only when they have to wait for long.

Most requests need one short wait: for a service that answers in a millisecond. A task costs two
turns of the event loop and a future for that; here the service's answer continues the coroutine
itself. Python 3.12 has eager tasks for the start alone, 3.11 has none.
"""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterator
from typing import Any, Final, Protocol

import structlog

PATIENCE_SECONDS = 0.05
"""How long a coroutine stays parked before it becomes a task (up to twice as long)."""

log = structlog.get_logger(__name__)


class Wakeable(Protocol):
    """Something that calls back once when it has news."""

    on_news: Callable[[], None] | None


class _Promotion:
    """Yielded by a coroutine that wants to be a task."""

    def __await__(self) -> Generator[Any, Any, None]:
        yield self


class _Parking:
    """Yielded by a coroutine that waits for news."""

    __slots__ = ("source",)

    def __init__(self, source: Wakeable) -> None:
        self.source = source

    def __await__(self) -> Generator[Any, bool, bool]:
        return (yield self)


class _NoNews:
    """Awaited where nothing is to be waited for."""

    def __await__(self) -> Generator[Any, Any, bool]:
        return False
        yield


class _Done:
    """Awaited where everything is done already; cheaper than a coroutine that waits for nothing."""

    _nothing: Iterator[Any] = iter(())

    def __await__(self) -> Generator[Any, Any, None]:
        return self._nothing  # type: ignore[return-value]  # an iterator is enough


DONE: Final = _Done()
_PROMOTION: Final = _Promotion()
_NO_NEWS: Final = _NoNews()
_running: "EagerTask | None" = None
"""The one whose coroutine runs just now, None while a task's does."""


async def in_task() -> None:
    """Go on as a task: what uses timeouts, tasks or libraries that do has to be one."""
    if _running is not None:
        await _PROMOTION


def news_of(source: Wakeable) -> Awaitable[bool]:
    """Wait for news of ``source`` for a moment; False when none came, and then inside a task.

    A coroutine that is a task already does not wait.
    """
    return _NO_NEWS if _running is None else _Parking(source)


class Lobby:
    """Where coroutines are parked; one timer turns those that stay into tasks."""

    def __init__(self) -> None:
        self._new: set[EagerTask] = set()
        self._old: set[EagerTask] = set()
        self._timer: asyncio.TimerHandle | None = None

    def enter(self, waiting: "EagerTask") -> None:
        """Look after ``waiting``."""
        self._new.add(waiting)
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(PATIENCE_SECONDS, self._tick)

    def leave(self, waiting: "EagerTask") -> None:
        """Forget it."""
        self._new.discard(waiting)
        self._old.discard(waiting)

    def _tick(self) -> None:
        self._timer = None
        for waiting in list(self._old):
            waiting.promote()
        self._old, self._new = self._new, set()
        if self._old:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(PATIENCE_SECONDS, self._tick)


class EagerTask:
    """Runs one coroutine; to be started outside any task."""

    __slots__ = ("_context", "_coroutine", "_lobby", "_on_done", "_parking", "_task")

    def __init__(
        self,
        coroutine: Coroutine[Any, Any, None],
        lobby: Lobby,
        on_done: Callable[[], None],
    ) -> None:
        self._coroutine = coroutine
        self._lobby = lobby
        self._on_done = on_done
        self._context = contextvars.copy_context()
        self._task: asyncio.Task[None] | None = None
        self._parking: _Parking | None = None

    def start(self) -> None:
        """Run up to the first wait."""
        self._step(None)

    def promote(self) -> None:
        """Make a parked coroutine a task."""
        self._unpark()
        # A task's first step sends None, which for `news_of` means that there is no news.
        self._make_task()

    def _step(self, value: bool | None) -> None:
        global _running  # noqa: PLW0603  # as asyncio knows its current task
        outer, _running = _running, self
        try:
            wanted = self._context.run(self._coroutine.send, value)
        except StopIteration:
            wanted = None
        except BaseException:
            log.exception("request.crashed")
            raise
        finally:
            _running = outer
        if wanted is None:
            self._on_done()
        elif isinstance(wanted, _Parking):
            self._parking = wanted
            wanted.source.on_news = self._wake
            self._lobby.enter(self)
        elif wanted is _PROMOTION:
            self._make_task()
        else:
            raise TypeError(f"not to be awaited outside a task: {wanted!r}")

    def _wake(self) -> None:
        self._unpark()
        self._step(True)  # the value that the coroutine awaits

    def _unpark(self) -> None:
        if self._parking is not None:
            self._lobby.leave(self)
            self._parking.source.on_news = None
            self._parking = None

    def _make_task(self) -> None:
        loop = asyncio.get_running_loop()
        self._task = loop.create_task(self._coroutine, context=self._context)
        self._task.add_done_callback(lambda _: self._on_done())
