"""Rate limits, counted in windows that are aligned to the clock.

One atomic increment per request, in Redis where it is configured and else in memory. While Redis
does not answer, requests are counted in memory: nobody is refused because a counter is gone.
"""

import time
from dataclasses import dataclass

import structlog
from limits import RateLimitItem
from limits import parse as parse_limit
from limits.aio.storage import RedisStorage
from privet_shared.addresses import network_of
from privet_shared.auth.tokens import TokenClaims
from privet_shared.errors import TooManyRequests
from redis.asyncio import Redis
from redis.exceptions import RedisError

from gateway.exchange import Exchange
from gateway.routes import Limit

REDIS_PAUSE_SECONDS = 1.0
SWEEP_SECONDS = 10.0

log = structlog.get_logger(__name__)


class MemoryCounters:
    """Counts in this process.

    Not the library's own memory storage: that one looks through every key at each request.
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._expiries: dict[str, float] = {}
        self._next_sweep = 0.0

    def __len__(self) -> int:
        return len(self._counts)

    def increment(self, key: str, *, lifetime: int) -> int:
        """Count one and return the count."""
        now = time.monotonic()
        if now >= self._next_sweep:
            self._sweep(now)
        count = self._counts.get(key, 0) + 1
        self._counts[key] = count
        if count == 1:
            self._expiries[key] = now + lifetime
        return count

    def _sweep(self, now: float) -> None:
        self._next_sweep = now + SWEEP_SECONDS
        for key in [key for key, expiry in self._expiries.items() if expiry <= now]:
            del self._expiries[key], self._counts[key]


class Counters:
    """Counts by key for as long as a window lasts; each window has keys of its own."""

    def __init__(self, redis: "Redis | None") -> None:
        self._memory = MemoryCounters()
        self._redis: RedisStorage | None = None
        self._redis_down_until = 0.0
        if redis is not None:
            self._redis = RedisStorage(
                "async+redis://",
                implementation="redispy",
                key_prefix="privet:limit",
                connection_pool=redis.connection_pool,  # type: ignore[arg-type]  # typed too narrow
            )

    async def increment(self, key: str, *, lifetime: int) -> int:
        """Count one and return the count; never fails."""
        if self._redis is not None and time.monotonic() >= self._redis_down_until:
            try:
                return await self._redis.incr(key, lifetime)
            except (RedisError, OSError, TimeoutError) as error:
                self._redis_down_until = time.monotonic() + REDIS_PAUSE_SECONDS
                log.warning("limits.redis_down", error=type(error).__name__)
        return self._memory.increment(key, lifetime=lifetime)


@dataclass(frozen=True, slots=True)
class _Policy:
    """One limit and the ``RateLimit-Policy`` that announces it."""

    name: str
    item: RateLimitItem
    header: bytes

    @classmethod
    def parse(cls, name: str, text: str) -> "_Policy":
        item = parse_limit(text)
        return cls(name, item, f'"{name}";q={item.amount};w={item.get_expiry()}'.encode())


class RateLimiter:
    """Applies a route's limit and says so in ``RateLimit`` and ``RateLimit-Policy``.

    The fields are those of draft-ietf-httpapi-ratelimit-headers-10.
    """

    def __init__(
        self, counters: Counters, *, auth: str, anonymous_write: str, general: str
    ) -> None:
        self._counters = counters
        self._auth = _Policy.parse("auth", auth)
        self._anonymous_write = _Policy.parse("anonymous-write", anonymous_write)
        self._general = _Policy.parse("general", general)

    async def check(self, exchange: Exchange, limit: Limit, claims: TokenClaims | None) -> None:
        """Count the request; raises ``TooManyRequests`` when the limit is used up."""
        if limit is Limit.NONE:
            return
        policy = self._general
        if limit is Limit.AUTH:
            policy = self._auth
        elif limit is Limit.WRITE and claims is None:
            policy = self._anonymous_write
        caller = (
            network_of(exchange.peer)
            if claims is None or limit is Limit.AUTH
            else f"user:{claims.sub}"
        )
        window = policy.item.get_expiry()
        number, elapsed = divmod(int(time.time()), window)
        reset = window - elapsed
        key = policy.item.key_for(policy.name, caller, str(number))
        count = await self._counters.increment(key, lifetime=window)
        remaining = max(policy.item.amount - count, 0)
        exchange.answer_headers.append((b"ratelimit-policy", policy.header))
        exchange.answer_headers.append(
            (b"ratelimit", b'"%b";r=%d;t=%d' % (policy.name.encode(), remaining, reset))
        )
        if count > policy.item.amount:
            raise TooManyRequests(headers={"Retry-After": str(reset)})
