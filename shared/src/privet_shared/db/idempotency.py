"""``Idempotency-Key``: the first answer, stored with the transaction that made it.

After Stripe's v1 API and draft-ietf-httpapi-idempotency-key-header: the same key and body by the
same caller gives the first answer again; another body is refused; two at once, one wins.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from privet_shared.errors import IdempotencyInProgress, IdempotencyKeyReused

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a creating request answers: status, JSON body and headers, ready to send or store."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)
    replayed: bool = False


def again(answer: Answer) -> Answer:
    """Return the answer as one that was given before."""
    return replace(answer, replayed=True)


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """A key as one caller sent it to one route, with the hash of the body."""

    caller: str
    route: str
    key: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """A creating request: its key, when it has one, and how its result becomes an answer."""

    key: IdempotencyKey | None
    render: Callable[[T], Answer]


def user_caller(user_id: UUID) -> str:
    """Return the caller's name under which a user's answers are stored."""
    return f"user:{user_id}"


class IdempotencyStore:
    """The stored answers, inside one transaction."""

    def __init__(self, session: AsyncSession, table: Table) -> None:
        self._session = session
        self._table = table

    async def find(self, once: Once[Any]) -> Answer | None:
        """Return the first answer when there is one, else hold the key until the commit.

        Raises ``IdempotencyInProgress`` or ``IdempotencyKeyReused``.
        """
        key = once.key
        if key is None:
            return None
        lock = func.hashtextextended(f"{key.caller}\n{key.route}\n{key.key}", 0)
        if not await self._session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
            raise IdempotencyInProgress
        table = self._table
        row = (
            await self._session.execute(
                select(table.c.fingerprint, table.c.status, table.c.body, table.c.headers).where(
                    table.c.caller == key.caller,
                    table.c.route == key.route,
                    table.c.key == key.key,
                    table.c.created_at > func.now() - func.make_interval(0, 0, 0, 1),
                )
            )
        ).one_or_none()
        if row is None:
            return None
        if row.fingerprint != key.fingerprint:
            raise IdempotencyKeyReused
        return Answer(row.status, row.body, row.headers, replayed=True)

    async def forget(self, caller: str) -> None:
        """Delete the caller's stored answers."""
        await self._session.execute(self._table.delete().where(self._table.c.caller == caller))

    async def save(self, key: IdempotencyKey, answer: Answer) -> None:
        """Store the answer, in place of one that has outlived its 24 hours."""
        table = self._table
        await self._session.execute(
            table.delete().where(
                table.c.caller == key.caller, table.c.route == key.route, table.c.key == key.key
            )
        )
        await self._session.execute(
            insert(table).values(
                caller=key.caller,
                route=key.route,
                key=key.key,
                fingerprint=key.fingerprint,
                status=answer.status,
                headers=dict(answer.headers),
                body=answer.body,
            )
        )
