"""What callers have used of a limit: counted here, and shared with other processes through Redis.

Two ways of sharing (docs/adr/0025-counting-for-rate-limits.md). ``Ledger`` costs a request
nothing: what was counted here is told to Redis a few times a second, and what others counted is
heard then. ``StrictCounter`` asks Redis for each request and is exact.
"""

import asyncio
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import structlog
from limits.aio.storage import RedisStorage
from privet_shared.ids import new_id
from redis.asyncio import Redis
from redis.exceptions import RedisError

SETTLE_SECONDS = 0.2
"""How often counts are settled with Redis; twice that is the age of what is known of others."""
REDIS_PAUSE_SECONDS = 1.0
"""How long Redis is left in peace after it did not answer."""
_AT_ONCE = 256
_PREFIX = "privet:limit"

log = structlog.get_logger(__name__)


class Counts:
    """The counts of one limit in its present window; windows are aligned to the clock."""

    __slots__ = ("changed", "elsewhere", "own", "window")

    def __init__(self) -> None:
        self.window = 0
        self.own: dict[Hashable, int] = {}
        """By caller, what was counted here."""
        self.elsewhere: dict[Hashable, int] = {}
        """By caller, what other processes have counted, as far as it is known."""
        self.changed: set[Hashable] = set()
        """Of whom Redis is yet to be told."""

    def __len__(self) -> int:
        return len(self.own)

    def increment(self, caller: Hashable, *, window: int) -> int:
        """Count one of ``caller`` in the window of that number and return the count."""
        if window != self.window:
            self._turn_to(window)
        own = self.own[caller] = self.own.get(caller, 0) + 1
        self.changed.add(caller)
        return own + self.elsewhere[caller] if caller in self.elsewhere else own

    def raise_to(self, count: int, caller: Hashable, *, window: int) -> None:
        """Go on from ``count``, which another counter has told."""
        if window > self.window:
            self._turn_to(window)
        if window == self.window and count > self.own.get(caller, 0):
            self.own[caller] = count

    def hear(self, caller: Hashable, count: int, *, window: int) -> None:
        """Note what others have counted; it can only have grown within a window."""
        if window == self.window and count > self.elsewhere.get(caller, 0):
            self.elsewhere[caller] = count

    def _turn_to(self, window: int) -> None:
        self.window = window
        self.own, self.elsewhere, self.changed = {}, {}, set()


@dataclass(frozen=True, slots=True)
class Account:
    """The counts of one limit, and how Redis knows them."""

    counts: Counts
    key_of: Callable[[Hashable, int], str]
    """Names a caller's counts in a window."""
    seconds: int
    """How long a window lasts."""


class Ledger:
    """Settles counts with Redis.

    Each process writes its own total into a field of its own, so that telling it again changes
    nothing: whether Redis was gone, or lost its memory, or its answer was lost, no request is
    counted twice, and none is forgotten.
    """

    def __init__(
        self,
        redis: "Redis",
        accounts: Callable[[], Iterable[Account]],
        *,
        on_failure: Callable[[], None],
    ) -> None:
        self._redis = redis
        self._accounts = accounts
        self._on_failure = on_failure
        self._name = str(new_id())
        self.is_down = False
        """Whether Redis did not answer the last time."""

    async def keep(self) -> None:
        """Settle for ever."""
        while True:
            await asyncio.sleep(REDIS_PAUSE_SECONDS if self.is_down else SETTLE_SECONDS)
            await self.settle()

    async def settle(self) -> None:
        """Tell Redis what was counted here since the last time, and hear of the others."""
        for account in tuple(self._accounts()):
            counts = account.counts
            changed, counts.changed = counts.changed, set()
            window, own = counts.window, counts.own
            callers = iter(changed)
            while some := {each: own[each] for each in islice(callers, _AT_ONCE)}:
                if not await self._settle_some(account, some, window):
                    if counts.window == window:
                        counts.changed.update(some, callers)
                    return

    async def _settle_some(
        self, account: Account, totals: Mapping[Hashable, int], window: int
    ) -> bool:
        """Settle the counts of some callers; false when Redis does not answer."""
        pipeline = self._redis.pipeline(transaction=False)
        for caller, total in totals.items():
            key = f"{_PREFIX}-shares:{account.key_of(caller, window)}"
            pipeline.hset(key, self._name, str(total))
            pipeline.expire(key, account.seconds)
            pipeline.hvals(key)
        try:
            answers: list[Any] = await pipeline.execute()
        except (RedisError, OSError, TimeoutError) as error:
            self._note_failure(error)
            return False
        self._note_success()
        for (caller, total), shares in zip(totals.items(), answers[2::3], strict=True):
            account.counts.hear(caller, sum(map(int, shares)) - total, window=window)
        return True

    def _note_failure(self, error: Exception) -> None:
        self._on_failure()
        if not self.is_down:
            log.warning("limits.redis_down", error=type(error).__name__)
        self.is_down = True

    def _note_success(self) -> None:
        if self.is_down:
            log.info("limits.redis_back")
        self.is_down = False


class StrictCounter:
    """Counts in Redis, one atomic increment for each request."""

    def __init__(self, redis: "Redis", *, on_failure: Callable[[], None]) -> None:
        self._down_until = 0.0
        self._on_failure = on_failure
        self._storage = RedisStorage(
            "async+redis://",
            implementation="redispy",
            key_prefix=_PREFIX,
            connection_pool=redis.connection_pool,  # type: ignore[arg-type]  # typed too narrow
        )

    async def increment(self, key: str, *, lifetime: int) -> int | None:
        """Count one and return the count, None while Redis does not answer."""
        if time.monotonic() < self._down_until:
            return None
        try:
            return await self._storage.incr(key, lifetime)
        except (RedisError, OSError, TimeoutError) as error:
            self._down_until = time.monotonic() + REDIS_PAUSE_SECONDS
            self._on_failure()
            log.warning("limits.redis_down", error=type(error).__name__)
            return None
