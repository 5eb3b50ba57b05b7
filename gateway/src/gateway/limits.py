"""Rate limits, counted in windows that are aligned to the clock.

One atomic increment per request, in Redis where it is configured and else in memory. While Redis
does not answer, requests are counted in memory: nobody is refused because a counter is gone.
"""

import time
from collections.abc import Callable, Hashable
from functools import lru_cache

import structlog
from limits import parse as parse_limit
from limits.aio.storage import RedisStorage
from privet_shared.addresses import network_of
from privet_shared.auth.tokens import TokenClaims
from privet_shared.errors import TooManyRequests
from redis.asyncio import Redis
from redis.exceptions import RedisError

from gateway.eager import in_task
from gateway.exchange import Exchange
from gateway.routes import Limit, Route

REDIS_PAUSE_SECONDS = 1.0
_GENERAL, _NONE = Limit.GENERAL, Limit.NONE

log = structlog.get_logger(__name__)


class MemoryCounters:
    """Counts in this process, one window at a time: windows are aligned to the clock."""

    def __init__(self) -> None:
        self._window = 0
        self._counts: dict[Hashable, int] = {}

    def __len__(self) -> int:
        return len(self._counts)

    def increment(self, caller: Hashable, *, window: int) -> int:
        """Count one of ``caller`` in the window of that number and return the count."""
        if window != self._window:
            self._window = window
            self._counts = {}
        count = self._counts[caller] = self._counts.get(caller, 0) + 1
        return count


class RedisCounters:
    """Counts in Redis, by key for as long as a window lasts."""

    def __init__(self, redis: "Redis", *, on_failure: Callable[[], None]) -> None:
        self._down_until = 0.0
        self._on_failure = on_failure
        self._storage = RedisStorage(
            "async+redis://",
            implementation="redispy",
            key_prefix="privet:limit",
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


class _Policy:
    """One limit, what announces it, and its counts in memory."""

    def __init__(self, name: str, text: str) -> None:
        item = parse_limit(text)
        self.item = item
        self.name = name
        self.amount = item.amount
        self.seconds = item.get_expiry()
        self.header = f'"{name}";q={self.amount};w={self.seconds}'.encode()
        self.state = f'"{name}";r=%d;t=%d'.encode()
        self.memory = MemoryCounters()


class RateLimiter:
    """Applies a route's limits and says so in ``RateLimit`` and ``RateLimit-Policy``.

    The fields are those of draft-ietf-httpapi-ratelimit-headers-10.
    """

    def __init__(
        self, counters: RedisCounters | None, *, auth: str, anonymous_write: str, general: str
    ) -> None:
        self._counters = counters
        self._auth = _Policy("auth", auth)
        self._anonymous_write = _Policy("anonymous-write", anonymous_write)
        self._general = _Policy("general", general)
        self._own: dict[Route, _Policy] = {}

    async def check(self, exchange: Exchange, route: Route, claims: TokenClaims | None) -> None:
        """Count the request; raises ``TooManyRequests`` when a limit is used up."""
        limit = route.limit
        if limit is _GENERAL:
            policy, caller = self._general, claims
        elif limit is Limit.AUTH:
            policy, caller = self._auth, None
        elif limit is Limit.WRITE:
            policy, caller = (self._general if claims else self._anonymous_write), claims
        if limit is not _NONE:
            if self._counters is None:
                self._count_here(exchange, policy, caller)
            else:
                await self._count(exchange, policy, caller)
        if route.rate is not None:
            await self._count(exchange, self._of_route(route, route.rate), claims)

    async def check_stranger(self, exchange: Exchange) -> None:
        """Count a refused caller against the address; raises ``TooManyRequests``."""
        await self._count(exchange, self._general, None)

    def forget_routes(self) -> None:
        """Forget the limits of single routes, which are read anew."""
        self._own.clear()

    def _of_route(self, route: Route, rate: str) -> _Policy:
        policy = self._own.get(route)
        if policy is None:
            name = f"{route.method.lower()}-{route.template}"
            policy = self._own[route] = _Policy(name, rate)
        return policy

    async def _count(self, exchange: Exchange, policy: _Policy, claims: TokenClaims | None) -> None:
        """Count in Redis where there is one that answers, and else here."""
        count = None
        if self._counters is not None:
            await in_task()
            caller = _network_of(exchange.peer) if claims is None else str(claims.sub)
            window = int(time.time()) // policy.seconds
            key = policy.item.key_for(policy.name, caller, str(window))
            count = await self._counters.increment(key, lifetime=policy.seconds)
        self._count_here(exchange, policy, claims, count)

    def _count_here(
        self,
        exchange: Exchange,
        policy: _Policy,
        claims: TokenClaims | None,
        count: int | None = None,
    ) -> None:
        """Say where the caller stands, by ``count`` or by our own; raises ``TooManyRequests``."""
        window, elapsed = divmod(int(time.time()), policy.seconds)
        if count is None:
            caller: Hashable = _network_of(exchange.peer) if claims is None else claims.sub
            count = policy.memory.increment(caller, window=window)
        reset = policy.seconds - elapsed
        exchange.answer_headers += (
            (b"ratelimit-policy", policy.header),
            (b"ratelimit", policy.state % (max(policy.amount - count, 0), reset)),
        )
        if count > policy.amount:
            raise TooManyRequests(headers={"Retry-After": str(reset)})


_network_of = lru_cache(maxsize=4096)(network_of)
