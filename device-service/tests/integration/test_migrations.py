"""The schema's history, on a database of its own."""

from pathlib import Path

import pytest
from privet_shared.testing.database import Migrations, create_database
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

SERVICE_DIR = Path(__file__).parents[2]


@pytest.fixture
async def own_engine(postgres):
    url = await create_database(
        postgres, role="device_service", schema="devices", database="test_devices_migrations"
    )
    engine = create_async_engine(url, poolclass=NullPool)
    yield engine
    await engine.dispose()


async def tables(engine) -> set[str]:
    async with engine.connect() as connection:
        rows = await connection.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'devices'")
        )
        return set(rows)


async def test_up_down_and_up_again(own_engine):
    migrations = Migrations(SERVICE_DIR, own_engine)
    await migrations.upgrade()
    made = await tables(own_engine)
    assert {"devices", "outbox", "inbox", "idempotency_keys"} <= made
    await migrations.downgrade()
    assert await tables(own_engine) == {"alembic_version"}
    await migrations.upgrade()
    assert await tables(own_engine) == made
    await migrations.check()
