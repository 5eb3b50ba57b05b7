"""``Idempotency-Key``: the first answer, stored with the transaction that made it.

After Stripe's v1 API and draft-ietf-httpapi-idempotency-key-header: the same key and body by the
same caller gives the first answer again; another body is refused; two at once, one wins.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Interval, Table, and_, func, literal_column, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from privet_shared.errors import IdempotencyInProgress, IdempotencyKeyReused

T = TypeVar("T")

KEPT: ColumnElement[timedelta] = literal_column("interval '24 hours'", Interval())
"""How long an answer is kept."""


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

    @property
    def lock(self) -> int:
        """The number of the advisory lock that is held while the request is served."""
        name = f"{self.caller}\n{self.route}\n{self.key}".encode()
        return int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), signed=True)


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
        table = self._table
        held = select(func.pg_try_advisory_xact_lock(key.lock).label("is_held")).subquery()
        kept = and_(
            *(table.c.caller == key.caller, table.c.route == key.route, table.c.key == key.key),
            table.c.created_at > func.now() - KEPT,
        )
        row = (
            await self._session.execute(
                select(
                    *(held.c.is_held, table.c.fingerprint),
                    *(table.c.status, table.c.body, table.c.headers),
                ).select_from(held.outerjoin(table, kept))
            )
        ).one()
        if not row.is_held:
            raise IdempotencyInProgress
        if row.fingerprint is None:
            return None
        return settle(key, row.fingerprint, row.status, row.body, row.headers)

    async def forget(self, caller: str) -> None:
        """Delete the caller's stored answers."""
        await self._session.execute(self._table.delete().where(self._table.c.caller == caller))

    async def save(self, key: IdempotencyKey, answer: Answer) -> None:
        """Store the answer, in place of one that has outlived its 24 hours.

        Raises ``IdempotencyInProgress`` when another request was quicker.
        """
        table = self._table
        statement = insert(table).values(
            caller=key.caller,
            route=key.route,
            key=key.key,
            fingerprint=key.fingerprint,
            status=answer.status,
            headers=dict(answer.headers),
            body=answer.body,
        )
        stored = await self._session.scalar(
            statement.on_conflict_do_update(
                index_elements=["caller", "route", "key"],
                set_={
                    name: statement.excluded[name]
                    for name in ("fingerprint", "status", "headers", "body")
                }
                | {"created_at": func.now()},
                where=table.c.created_at <= func.now() - KEPT,
            ).returning(table.c.key)
        )
        if stored is None:
            raise IdempotencyInProgress


def settle(key: IdempotencyKey, fingerprint: bytes, status: int, body: Any, headers: Any) -> Answer:
    """Return a stored answer; raises ``IdempotencyKeyReused`` when it was to another body."""
    if fingerprint != key.fingerprint:
        raise IdempotencyKeyReused
    return Answer(status, body, headers, replayed=True)
