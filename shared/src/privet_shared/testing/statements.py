"""What SQL a request costs: how many statements, and by which plan."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from privet_shared.db.reads import watchers


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it went to Postgres."""

    sql: str
    parameters: tuple[Any, ...]


@contextmanager
def recorded_statements(engine: AsyncEngine) -> Iterator[list[Statement]]:
    """Collect what the block executes on ``engine``, transaction control excluded."""
    statements: list[Statement] = []

    def record(
        _connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, many: Any
    ) -> None:
        statements.append(Statement(sql, () if many else tuple(parameters)))

    def watch(reading: AsyncEngine, sql: str, parameters: tuple[Any, ...]) -> None:
        if reading is engine:
            statements.append(Statement(sql, parameters))

    watchers.append(watch)
    event.listen(engine.sync_engine, "before_cursor_execute", record)
    try:
        yield statements
    finally:
        watchers.remove(watch)
        event.remove(engine.sync_engine, "before_cursor_execute", record)


async def scanned_tables(engine: AsyncEngine, statement: Statement) -> set[str]:
    """Return the tables that Postgres would read from end to end for ``statement``."""
    nodes = await _plan(engine, statement)
    return {node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan"}


async def used_indexes(engine: AsyncEngine, statement: Statement) -> set[str]:
    """Return the indexes that Postgres would read for ``statement``."""
    return {node["Index Name"] for node in await _plan(engine, statement) if "Index Name" in node}


async def _plan(engine: AsyncEngine, statement: Statement) -> list[dict[str, Any]]:
    async with engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver = raw.driver_connection
        assert driver is not None  # noqa: S101  # asyncpg's
        sql = f"EXPLAIN (FORMAT JSON) {statement.sql}"
        plan = await driver.fetchval(sql, *statement.parameters)
    [document] = json.loads(plan) if isinstance(plan, str) else plan
    return list(_nodes(document["Plan"]))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
