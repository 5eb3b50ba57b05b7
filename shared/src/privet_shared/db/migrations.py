"""Alembic's environment, the same for every service: ``migrations/env.py`` calls ``run``."""

import asyncio
import os
from typing import Any

from alembic import context
from sqlalchemy import Connection, MetaData, pool
from sqlalchemy.ext.asyncio import create_async_engine

LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "10min"


def run(metadata: MetaData) -> None:
    """Run migrations of ``metadata``'s schema against ``DATABASE_URL``.

    A connection handed over in ``config.attributes["connection"]`` is used instead, for tests.
    """
    connection = context.config.attributes.get("connection")
    if context.is_offline_mode():
        _migrate(metadata, dialect_name="postgresql", literal_binds=True)
    elif connection is not None:
        _migrate_on(connection, metadata)
    else:
        asyncio.run(_migrate_online(os.environ["DATABASE_URL"], metadata))


def _migrate(metadata: MetaData, **target: Any) -> None:
    def in_schema(name: str | None, kind: str, _parents: object) -> bool:
        return name == metadata.schema if kind == "schema" else True

    context.configure(
        target_metadata=metadata,
        include_schemas=True,
        include_name=in_schema,
        version_table_schema=metadata.schema,
        compare_server_default=True,
        **target,
    )
    with context.begin_transaction():
        context.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        context.execute(f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'")
        context.run_migrations()


def _migrate_on(connection: Connection, metadata: MetaData) -> None:
    # The role's search_path names the schema, but Alembic compares schema-qualified names.
    connection.exec_driver_sql("SET search_path = public")
    connection.dialect.default_schema_name = "public"
    _migrate(metadata, connection=connection)


async def _migrate_online(url: str, metadata: MetaData) -> None:
    engine = create_async_engine(url, poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_migrate_on, metadata)
        await connection.commit()
    await engine.dispose()
