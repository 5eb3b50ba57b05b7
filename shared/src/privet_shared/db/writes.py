"""Filing something new in one statement: its rows, its event and the answer, or nothing of it.

A unit of work takes a round trip for each of these, and for the beginning and the end of its
transaction. A statement is a transaction by itself, so what is known beforehand goes at once.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import (
    CTE,
    BigInteger,
    Select,
    Table,
    bindparam,
    func,
    insert,
    inspect,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import DeclarativeBase

from privet_shared.db.base import PlatformTables
from privet_shared.db.errors import translate_violations
from privet_shared.db.idempotency import (
    KEPT,
    Answer,
    IdempotencyKey,
    settle,
)
from privet_shared.db.reads import Query, Reader
from privet_shared.errors import AppError, IdempotencyInProgress
from privet_shared.messaging.envelope import Event
from privet_shared.messaging.outbox import Waker, channel, outbox_row

Row = tuple[Table, Mapping[str, Any]]
"""A table and the values of a new row, by column."""


class NewRow(Protocol):
    """A ``NamedTuple`` of the values of a new row."""

    def _asdict(self) -> dict[str, Any]: ...


def row_of(model: type[DeclarativeBase], new: NewRow) -> Row:
    """Return a row of the model's table; fields are named as its attributes."""
    table, names = _columns_of(model)
    return table, {names[name]: value for name, value in new._asdict().items()}


@cache
def _columns_of(model: type[DeclarativeBase]) -> tuple[Table, dict[str, str]]:
    attributes = inspect(model).column_attrs
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101  # no model of ours is a join
    return table, {attribute.key: attribute.columns[0].name for attribute in attributes}


class _Earlier(NamedTuple):
    """A stored answer."""

    fingerprint: bytes
    status: int
    body: Any
    headers: Any


class Filing:
    """Files new things on the process's pool."""

    def __init__(self, reader: Reader, platform: PlatformTables, *, source: str) -> None:
        self._reader = reader
        self._platform = platform
        self._source = source
        self._waker = Waker(reader, channel(platform.schema))

    async def file(
        self,
        rows: Sequence[Row],
        event: Event,
        *,
        key: IdempotencyKey | None,
        answer: Answer,
        conflicts: Mapping[str, Callable[[], AppError]] = {},
    ) -> Answer:
        """Insert the rows, have the event published, keep the answer for ``key``, and commit.

        Returns the answer, or the first one to this key: then nothing is inserted. Raises
        ``IdempotencyInProgress``, ``IdempotencyKeyReused``, or the error in ``conflicts`` for the
        constraint that is violated.
        """
        every = [*rows, (self._platform.outbox, outbox_row(event, source=self._source))]
        values = {
            f"{number}_{name}": value
            for number, (_, row) in enumerate(every)
            for name, value in row.items()
        }
        shape = tuple((table, tuple(row)) for table, row in every)
        if key is None:
            query = _filing_query(self._platform, shape, is_once=False)
            with translate_violations(conflicts):
                await self._reader.first(query, **values)
            self._waker.wake()
            return answer
        values |= {
            "key_lock": key.lock,
            "key_caller": key.caller,
            "key_route": key.route,
            "key_key": key.key,
            "key_fingerprint": key.fingerprint,
            "key_status": answer.status,
            "key_headers": dict(answer.headers),
            "key_body": answer.body,
        }
        query = _filing_query(self._platform, shape, is_once=True)
        with translate_violations(conflicts):
            is_filed = await self._reader.first(query, **values)
        if is_filed:
            self._waker.wake()
            return answer
        earlier = await self.find(key)
        if earlier is None:
            raise IdempotencyInProgress
        return earlier

    async def find(self, key: IdempotencyKey | None) -> Answer | None:
        """Return the first answer to this key, if any; raises ``IdempotencyKeyReused``."""
        if key is None:
            return None
        earlier = await self._reader.first(
            _earlier_query(self._platform), caller=key.caller, route=key.route, key=key.key
        )
        return None if earlier is None else settle(key, *earlier)


@lru_cache(maxsize=64)
def _filing_query(
    platform: PlatformTables, shape: tuple[tuple[Table, tuple[str, ...]], ...], *, is_once: bool
) -> Query[bool]:
    """Return the statement that files rows of these tables; it says whether it did."""
    claim = _claim(platform.idempotency) if is_once else None
    parts = []
    for number, (table, names) in enumerate(shape):
        values: Select[Any] = select(
            *(bindparam(f"{number}_{name}", type_=table.c[name].type) for name in names)
        )
        if claim is not None:
            values = values.select_from(claim)
        parts.append(insert(table).from_select(names, values).cte(f"row_{number}"))
    statement = select(true() if claim is None else func.count() > 0)
    if claim is not None:
        statement = statement.select_from(claim)
    return Query(statement.add_cte(*parts), bool)


def _claim(table: Table) -> CTE:
    """Return the key's row, unless somebody holds the key or an answer to it is kept."""
    names = ("caller", "route", "key", "fingerprint", "status", "headers", "body")
    values = select(*(bindparam(f"key_{name}", type_=table.c[name].type) for name in names))
    lock = func.pg_try_advisory_xact_lock(bindparam("key_lock", type_=BigInteger()))
    statement = upsert(table).from_select(names, values.where(lock))
    return (
        statement.on_conflict_do_update(
            index_elements=["caller", "route", "key"],
            set_={name: statement.excluded[name] for name in names[3:]}
            | {"created_at": func.now()},
            where=table.c.created_at <= func.now() - KEPT,
        )
        .returning(true())
        .cte("claim")
    )


@lru_cache(maxsize=8)
def _earlier_query(platform: PlatformTables) -> Query[_Earlier]:
    table = platform.idempotency
    return Query(
        select(table.c.fingerprint, table.c.status, table.c.body, table.c.headers).where(
            *(table.c[name] == bindparam(name) for name in ("caller", "route", "key")),
            table.c.created_at > func.now() - KEPT,
        ),
        _Earlier,
    )
