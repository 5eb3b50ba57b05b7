"""Single-use tickets that open an event stream where no header can be set (EventSource).

Kept in Redis where it is configured, so that any gateway process may redeem them; without Redis
they are in memory, which serves one process.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable

import structlog
from privet_shared.auth.tokens import InvalidToken, TokenClaims
from redis.asyncio import Redis
from redis.exceptions import RedisError

LIFETIME_SECONDS = 30
MAX_IN_MEMORY = 10_000
_PREFIX = "privet:events-ticket:"

log = structlog.get_logger(__name__)


class TicketInvalid(InvalidToken):
    """Unknown, used or older than 30 seconds."""

    code = "auth.invalid_ticket"
    message = "The ticket is unknown, used or too old: ask for a new one."


class StreamTickets:
    """Issues and redeems tickets; only a hash of one is stored."""

    def __init__(self, redis: "Redis | None", *, on_failure: Callable[[], None]) -> None:
        self._redis = redis
        self._on_failure = on_failure
        self._memory: dict[str, tuple[float, str]] = {}

    async def issue(self, claims: TokenClaims) -> str:
        """Return a ticket that stands for ``claims`` once."""
        ticket = secrets.token_urlsafe(32)
        key, value = _key(ticket), json.dumps(claims.as_json())
        if self._redis is not None:
            try:
                await self._redis.set(key, value, ex=LIFETIME_SECONDS)
            except (RedisError, OSError, TimeoutError) as error:
                self._on_failure()
                log.warning("events_tickets.redis_down", error=type(error).__name__)
            else:
                return ticket
        self._drop_expired()
        self._memory[key] = (time.monotonic() + LIFETIME_SECONDS, value)
        return ticket

    async def redeem(self, ticket: str) -> TokenClaims:
        """Return the claims and void the ticket; raises ``TicketInvalid``."""
        key = _key(ticket)
        value = self._take_from_memory(key)
        if value is None and self._redis is not None:
            try:
                stored = await self._redis.getdel(key)
                value = stored.decode() if isinstance(stored, bytes) else stored
            except (RedisError, OSError, TimeoutError) as error:
                self._on_failure()
                log.warning("events_tickets.redis_down", error=type(error).__name__)
        if value is None:
            raise TicketInvalid
        return TokenClaims.from_json(json.loads(value))

    def _take_from_memory(self, key: str) -> str | None:
        expires, value = self._memory.pop(key, (0.0, ""))
        return value if expires > time.monotonic() else None

    def _drop_expired(self) -> None:
        """Drop from the front: all live equally long, so the oldest stand first."""
        now = time.monotonic()
        while self._memory:
            key = next(iter(self._memory))
            if self._memory[key][0] > now and len(self._memory) < MAX_IN_MEMORY:
                return
            del self._memory[key]


def _key(ticket: str) -> str:
    return _PREFIX + hashlib.sha256(ticket.encode("utf-8", "replace")).hexdigest()
