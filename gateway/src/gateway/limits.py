"""Rate limits, counted in windows that are aligned to the clock.

Nothing is waited for, but for the small budgets (``STRICT_UP_TO``, signing in, anonymous writes),
which count each request in Redis where it is configured. While Redis does not answer, counts go
on in memory: nobody is refused because a counter is gone.
"""

import time
from collections.abc import Awaitable, Callable, Hashable, Iterator
from functools import lru_cache

from limits import parse as parse_limit
from privet_shared.addresses import network_of
from privet_shared.auth.tokens import TokenClaims
from privet_shared.errors import TooManyRequests
from redis.asyncio import Redis

from gateway.counters import Account, Counts, Ledger, StrictCounter
from gateway.eager import in_task
from gateway.exchange import Exchange
from gateway.routes import Limit, Route

STRICT_UP_TO = 100
"""A route's own limit of no more than that is exact: what slips through in a moment is no small
share of it."""
_GENERAL, _NONE = Limit.GENERAL, Limit.NONE


class _Policy:
    """One limit, what announces it, and its counts."""

    def __init__(self, name: str, text: str, *, is_strict: bool = False) -> None:
        item = parse_limit(text)
        self.item = item
        self.name = name
        self.amount = item.amount
        self.seconds = item.get_expiry()
        self.is_strict = is_strict or self.amount <= STRICT_UP_TO
        self.header = (b"ratelimit-policy", f'"{name}";q={self.amount};w={self.seconds}'.encode())
        self.state = f'"{name}";r=%d;t=%d'.encode()
        self.counts = Counts()

    def key_of(self, caller: Hashable, window: int) -> str:
        """Return the key of a caller's count in Redis."""
        return self.item.key_for(self.name, str(caller), str(window))


class RateLimiter:
    """Applies a route's limits and says so in ``RateLimit`` and ``RateLimit-Policy``.

    The fields are those of draft-ietf-httpapi-ratelimit-headers-10.
    """

    def __init__(
        self,
        redis: "Redis | None",
        *,
        auth: str,
        anonymous_write: str,
        general: str,
        on_failure: Callable[[], None],
    ) -> None:
        self._auth = _Policy("auth", auth, is_strict=True)
        self._anonymous_write = _Policy("anonymous-write", anonymous_write, is_strict=True)
        self._general = _Policy("general", general)
        self._own: dict[Route, _Policy] = {}
        self._strict: StrictCounter | None = None
        self.ledger: Ledger | None = None
        """Is to be kept while requests are served, where there is one."""
        if redis is not None:
            self._strict = StrictCounter(redis, on_failure=on_failure)
            self.ledger = Ledger(redis, self._accounts, on_failure=on_failure)

    def check(
        self, exchange: Exchange, route: Route, claims: TokenClaims | None
    ) -> Awaitable[None] | None:
        """Count the request; raises ``TooManyRequests`` when a limit is used up.

        What is returned is to be awaited, and raises too; mostly there is nothing to wait for.
        """
        limit = route.limit
        if limit is _GENERAL:
            if route.rate is None and not self._general.is_strict:
                self._count_here(exchange, self._general, claims)
                return None
            policy, caller = self._general, claims
        elif limit is _NONE:
            if route.rate is None:
                return None
            return self._count(exchange, self._of_route(route, route.rate), claims)
        elif limit is Limit.AUTH:
            policy, caller = self._auth, None
        else:
            policy, caller = (self._general if claims else self._anonymous_write), claims
        if route.rate is None:
            return self._count(exchange, policy, caller)
        return self._count_twice(exchange, route, policy, caller, claims)

    async def check_stranger(self, exchange: Exchange) -> None:
        """Count a refused caller against the address; raises ``TooManyRequests``."""
        await self._count(exchange, self._general, None)

    def forget_routes(self) -> None:
        """Forget the limits of single routes, which are read anew."""
        self._own.clear()

    def _accounts(self) -> Iterator[Account]:
        """Yield what is settled with Redis now and then."""
        for policy in (self._general, *self._own.values()):
            if not policy.is_strict:
                yield Account(policy.counts, policy.key_of, policy.seconds)

    def _of_route(self, route: Route, rate: str) -> _Policy:
        policy = self._own.get(route)
        if policy is None:
            name = f"{route.method.lower()}-{route.template}"
            policy = self._own[route] = _Policy(name, rate)
        return policy

    async def _count_twice(
        self,
        exchange: Exchange,
        route: Route,
        policy: _Policy,
        caller: TokenClaims | None,
        claims: TokenClaims | None,
    ) -> None:
        """Count against a common limit, and against the route's own."""
        await self._count(exchange, policy, caller)
        await self._count(exchange, self._of_route(route, route.rate or ""), claims)

    async def _count(self, exchange: Exchange, policy: _Policy, claims: TokenClaims | None) -> None:
        """Count the request, in Redis where that has to be exact; raises ``TooManyRequests``."""
        count = None
        if policy.is_strict and self._strict is not None:
            await in_task()
            caller, window = _caller(exchange, claims), int(time.time()) // policy.seconds
            key = policy.key_of(caller, window)
            count = await self._strict.increment(key, lifetime=policy.seconds)
            if count is not None:
                policy.counts.raise_to(count, caller, window=window)
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
            count = policy.counts.increment(_caller(exchange, claims), window=window)
        left, reset = policy.amount - count, policy.seconds - elapsed
        exchange.answer_headers += (
            policy.header,
            (b"ratelimit", policy.state % (max(0, left), reset)),
        )
        if left < 0:
            raise TooManyRequests(headers={"Retry-After": str(reset)})


def _caller(exchange: Exchange, claims: TokenClaims | None) -> Hashable:
    # The number of an id: hashing the id itself is a call of Python, and counting hashes it often.
    return _network_of(exchange.peer) if claims is None else claims.sub.int


_network_of = lru_cache(maxsize=4096)(network_of)
