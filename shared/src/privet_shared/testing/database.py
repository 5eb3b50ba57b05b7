"""A service's own database for tests: provisioned, migrated, emptied between tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from privet_shared.clock import utc_now
from privet_shared.db.base import PlatformTables
from privet_shared.ids import new_id
from privet_shared.messaging.consumer import Delivery
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.provision import ServiceRole, provision

PASSWORD = "test"  # noqa: S105


async def create_database(
    server: PostgresServer, *, role: str, schema: str, database: str | None = None
) -> str:
    """Create the service's role, database and schema, and return its ``DATABASE_URL``."""
    database = database or f"test_{schema}"
    await provision(
        server.admin_dsn, database, [ServiceRole(role=role, password=PASSWORD, schema=schema)]
    )
    return f"postgresql+asyncpg://{role}:{PASSWORD}@127.0.0.1:{server.port}/{database}"


class Migrations:
    """Alembic's commands for one service, run on a connection of the test's engine."""

    def __init__(self, service_dir: Path, engine: AsyncEngine) -> None:
        self._config = Config(service_dir / "alembic.ini")
        self._engine = engine

    async def upgrade(self, revision: str = "head") -> None:
        """Run migrations up to ``revision``."""
        await self._run(lambda config: command.upgrade(config, revision))

    async def downgrade(self, revision: str = "base") -> None:
        """Run migrations back to ``revision``."""
        await self._run(lambda config: command.downgrade(config, revision))

    async def check(self) -> None:
        """Raise when the models have something that no migration makes, or the other way round."""
        await self._run(command.check)

    async def _run(self, action: Any) -> None:
        def run(connection: Connection) -> None:
            self._config.attributes["connection"] = connection
            action(self._config)

        async with self._engine.connect() as connection:
            await connection.run_sync(run)
            await connection.commit()


async def empty_tables(engine: AsyncEngine, metadata: MetaData) -> None:
    """Delete every row of the service's tables and start the sequences anew."""
    names = ", ".join(f'"{table.schema}"."{table.name}"' for table in metadata.sorted_tables)
    async with engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


async def outbox_events(
    engine: AsyncEngine, platform: PlatformTables
) -> Sequence[Mapping[str, Any]]:
    """Return the envelopes in the outbox, oldest first."""
    outbox = platform.outbox
    async with engine.connect() as connection:
        return (await connection.scalars(select(outbox.c.envelope).order_by(outbox.c.seq))).all()


def new_delivery(consumer: str = "tests") -> Delivery:
    """Return a delivery that no inbox has seen."""
    return Delivery(consumer=consumer, event_id=new_id(), occurred_at=utc_now())
