"""A small service with one table, for tests of what every service stands on."""

from collections.abc import AsyncIterator

import pytest
from privet_shared.db.base import TYPE_ANNOTATION_MAP, PlatformTables, service_metadata
from privet_shared.db.uow import UnitOfWork
from privet_shared.json import dump_text
from privet_shared.servers.postgres import PostgresServer
from privet_shared.testing.database import create_database, empty_tables
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import NullPool


class Base(DeclarativeBase):
    metadata = service_metadata("probe")
    type_annotation_map = TYPE_ANNOTATION_MAP


class Counter(Base):
    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


PLATFORM = PlatformTables(Base.metadata)


@pytest.fixture(scope="session")
async def database_url(postgres: PostgresServer) -> str:
    return await create_database(postgres, role="probe", schema="probe")


@pytest.fixture(scope="session")
async def migrated_engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database_url, poolclass=NullPool, json_serializer=dump_text)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    await engine.dispose()


@pytest.fixture
async def engine(migrated_engine: AsyncEngine) -> AsyncIterator[AsyncEngine]:
    yield migrated_engine
    await empty_tables(migrated_engine, Base.metadata)


@pytest.fixture
def platform() -> PlatformTables:
    return PLATFORM


@pytest.fixture
def uow(engine: AsyncEngine):
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    return lambda: UnitOfWork(sessions, PLATFORM, source="privet/probe")


@pytest.fixture
def bump(engine: AsyncEngine):
    """Add one to a counter inside a unit of work."""

    async def bump(unit: UnitOfWork, name: str) -> None:
        await unit._session.execute(
            text(
                "INSERT INTO probe.counters VALUES (:name, 1)"
                " ON CONFLICT (name) DO UPDATE SET value = probe.counters.value + 1"
            ),
            {"name": name},
        )

    return bump


@pytest.fixture
def count(engine: AsyncEngine):
    """Read a counter."""

    async def count(name: str) -> int:
        async with engine.connect() as connection:
            value = await connection.scalar(
                text("SELECT value FROM probe.counters WHERE name = :name"), {"name": name}
            )
            return value or 0

    return count
