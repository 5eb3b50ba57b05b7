"""Notices a client that goes away while it waits, and stops the work for it."""

import asyncio
from types import TracebackType
from typing import Self

from gateway.errors import ClientDisconnected
from gateway.exchange import Exchange

# Most answers are there before this, and then no task is made at all.
GRACE_SECONDS = 0.05


class DisconnectWatch:
    """Inside the block, a disconnect cancels what runs there and raises ``ClientDisconnected``.

    To be used when the request body has been read: ``receive`` has one reader at a time.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._owner: asyncio.Task[object] | None = None
        self._gone = False

    async def __aenter__(self) -> Self:
        self._owner = asyncio.current_task()
        self._timer = self._loop.call_later(GRACE_SECONDS, self._start)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._task is not None:
            self._task.cancel()
        if self._gone and self._owner is not None:
            self._owner.uncancel()
            raise ClientDisconnected from None

    def _start(self) -> None:
        self._task = self._loop.create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._exchange.receive())["type"] != "http.disconnect":
            pass
        if self._owner is not None and not self._exchange.finished:
            self._gone = True
            self._owner.cancel()
