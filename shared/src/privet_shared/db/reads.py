"""Reads for those who wait: a SELECT compiled once, its rows as plain tuples, one round trip.

What the ORM adds (sessions, identities, a transaction around the statement) costs several times
the statement itself. Everything that changes something goes through the unit of work instead.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

import asyncpg
from sqlalchemy import ColumnElement, PoolProxiedConnection, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.util import greenlet_spawn

from privet_shared.json import dump_text

R = TypeVar("R")

# The driver's own: it casts each parameter, so that Postgres never has to guess.
_DIALECT: Any = PGDialect_asyncpg(json_serializer=dump_text)  # type: ignore[no-untyped-call]

Watcher = Callable[[AsyncEngine, str, tuple[Any, ...]], None]

watchers: list[Watcher] = []
"""Told of each statement; for tests that count them."""


def columns_of(
    model: type[DeclarativeBase], row: Any, **others: ColumnElement[Any]
) -> list[ColumnElement[Any]]:
    """Return what fills a ``NamedTuple``: the model's columns by name, unless ``others`` has it."""
    names: tuple[str, ...] = row._fields
    return [others[name] if name in others else getattr(model, name) for name in names]


class Query(Generic[R]):
    """A SELECT whose values are ``bindparam``s, and what its columns make in their order."""

    def __init__(self, statement: Select[Any], row: Callable[..., R]) -> None:
        self._statement = statement
        self.row = row

    @cached_property
    def sql(self) -> str:
        """The statement as it goes to Postgres."""
        return str(self._compiled)

    @cached_property
    def _compiled(self) -> Any:
        return self._statement.compile(dialect=_DIALECT)

    @cached_property
    def _parameters(self) -> list[tuple[str, Any, Callable[[Any], Any] | None]]:
        """Name, value if it is fixed, and what makes the driver's value of it."""
        compiled = self._compiled
        found = []
        for name in compiled.positiontup or ():
            kind = compiled.binds[name].type.dialect_impl(_DIALECT)
            found.append((name, compiled.params[name], kind.bind_processor(_DIALECT)))
        return found

    def arguments(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the parameters in the order of the statement."""
        arguments = []
        for name, fixed, process in self._parameters:
            value = values.get(name, fixed)
            arguments.append(value if process is None else process(value))
        return tuple(arguments)


async def give_back(checkout: PoolProxiedConnection) -> None:
    """Return a connection to its pool, which may close it: that waits for the server."""
    await greenlet_spawn(checkout.close)


class Reader:
    """Runs queries on the process's pool, each in a transaction of its own.

    A few connections are kept between queries: the pool's part of a short one is a fifth.
    """

    def __init__(self, engine: AsyncEngine, *, keep: int = 0) -> None:
        self.engine = engine
        self._keep = keep
        self._kept: list[PoolProxiedConnection] = []

    async def all(self, query: Query[R], **values: Any) -> list[R]:
        """Return every row."""
        row = query.row
        return [row(*record) for record in await self._fetch(query, values)]

    async def first(self, query: Query[R], **values: Any) -> R | None:
        """Return the first row, None when there is none."""
        for record in await self._fetch(query, values):
            return query.row(*record)
        return None

    async def close(self) -> None:
        """Give back the connections that are kept."""
        self._keep = 0
        while self._kept:
            await give_back(self._kept.pop())

    async def _fetch(self, query: Query[Any], values: dict[str, Any]) -> list[asyncpg.Record]:
        sql, arguments = query.sql, query.arguments(values)
        for watcher in watchers:
            watcher(self.engine, sql, arguments)
        checkout = await self._checkout()
        try:
            connection: Any = checkout.driver_connection
            records: list[asyncpg.Record] = await connection.fetch(sql, *arguments)
        except asyncpg.PostgresError:
            await give_back(checkout)
            raise
        except BaseException:  # interrupted: what the connection still does is unknown
            checkout.invalidate()
            checkout.close()
            raise
        if len(self._kept) < self._keep:
            self._kept.append(checkout)
        else:
            await give_back(checkout)
        return records

    async def _checkout(self) -> PoolProxiedConnection:
        while self._kept:
            checkout = self._kept.pop()
            connection: Any = checkout.driver_connection
            if not connection.is_closed():
                return checkout
            checkout.invalidate()
            checkout.close()
        return await self.engine.raw_connection()
