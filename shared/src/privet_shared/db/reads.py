"""Reads for those who wait: a SELECT compiled once, its rows as plain tuples, one round trip.

What the ORM adds (sessions, identities, a transaction around the statement) costs several times
the statement itself. Everything that changes something goes through the unit of work instead.
"""

import asyncio
from asyncio import Future
from collections import deque
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

import asyncpg
from sqlalchemy import ColumnElement, PoolProxiedConnection, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.util import greenlet_spawn

from privet_shared.db.engine import POOL_SECONDS
from privet_shared.json import dump_text

R = TypeVar("R")
T = TypeVar("T")

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

    Up to ``keep`` connections are kept between queries, and whoever finds all of them busy waits
    for the next one: the pool's part of a short query is a fifth, and a connection that is opened
    for one costs many of them. Without ``keep`` every query asks the pool.
    """

    def __init__(self, engine: AsyncEngine, *, keep: int = 0) -> None:
        self.engine = engine
        self._keep = keep
        self._taken = 0
        """How many connections are kept or busy; others are not counted."""
        self._kept: list[PoolProxiedConnection] = []
        self._waiting: deque[Future[None]] = deque()

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

    async def execute(self, command: str) -> None:
        """Run a command that has no values and no rows."""
        checkout = await self._checkout()
        await self._use(checkout, cast("Any", checkout.driver_connection).execute(command))

    async def _fetch(self, query: Query[Any], values: dict[str, Any]) -> list[asyncpg.Record]:
        sql, arguments = query.sql, query.arguments(values)
        for watcher in watchers:
            watcher(self.engine, sql, arguments)
        checkout = await self._checkout()
        connection: Any = checkout.driver_connection
        records: list[asyncpg.Record] = await self._use(checkout, connection.fetch(sql, *arguments))
        return records

    async def _use(self, checkout: PoolProxiedConnection, work: Awaitable[T]) -> T:
        """Wait for what a connection does, then let others have it."""
        try:
            result = await work
        except asyncpg.PostgresError:
            if cast("Any", checkout.driver_connection).is_in_transaction():
                self._discard(checkout)
            else:
                await self._put_back(checkout)
            raise
        except BaseException:  # interrupted: what the connection still does is unknown
            self._discard(checkout)
            raise
        await self._put_back(checkout)
        return result

    async def _checkout(self) -> PoolProxiedConnection:
        end = None
        while True:
            if not self._keep:
                return await self.engine.raw_connection()
            while self._kept:
                checkout = self._kept.pop()
                if not cast("Any", checkout.driver_connection).is_closed():
                    return checkout
                self._discard(checkout)
            if self._taken < self._keep:
                return await self._open()
            end = end or asyncio.get_running_loop().time() + POOL_SECONDS
            await self._wait(end)

    async def _open(self) -> PoolProxiedConnection:
        self._taken += 1
        try:
            return await self.engine.raw_connection()
        except BaseException:
            self._let_go()
            raise

    async def _wait(self, end: float) -> None:
        """Wait until a connection may be had; raises the pool's own ``TimeoutError``."""
        loop = asyncio.get_running_loop()
        waiter = loop.create_future()
        timer = loop.call_at(end, _give_up, waiter)
        self._waiting.append(waiter)
        try:
            await waiter
        except BaseException:
            if waiter.done() and not waiter.cancelled() and waiter.exception() is None:
                self._wake_next()  # it was our turn, and somebody else may take it
            raise
        finally:
            timer.cancel()

    async def _put_back(self, checkout: PoolProxiedConnection) -> None:
        if self._keep:
            self._kept.append(checkout)
            self._wake_next()
        else:
            self._let_go()
            await give_back(checkout)

    def _discard(self, checkout: PoolProxiedConnection) -> None:
        self._let_go()
        checkout.invalidate()
        checkout.close()

    def _let_go(self) -> None:
        self._taken -= 1
        self._wake_next()

    def _wake_next(self) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return


def _give_up(waiter: "Future[None]") -> None:
    if not waiter.done():
        waiter.set_exception(PoolTimeoutError("no connection became free in time"))
