"""A pytest plugin: real servers once per session, and what tests build on them."""

import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from privet_shared.messaging.nats import EventBus, delete_streams
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port
from privet_shared.servers.postgres import PostgresServer
from privet_shared.servers.reachable import remove
from privet_shared.servers.redis import RedisServer
from privet_shared.servers.s3 import S3Server
from privet_shared.settings import StorageSettings
from privet_shared.testing.callers import Callers

TEST_JWT_SECRET = "test-only-jwt-secret-000000000000000000000"  # noqa: S105
TEST_S3_SECRET = "test-only-s3-secret"  # noqa: S105


@pytest.fixture(scope="session")
def server_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that makes a directory for a server's data and log."""
    return tmp_path_factory.mktemp


@pytest.fixture(scope="session")
async def postgres(server_home: Callable[[str], Path]) -> AsyncIterator[PostgresServer]:
    """Run PostgreSQL, without fsync: tests need no durability of it."""
    home = server_home("postgres")
    server = PostgresServer(
        data_dir=home / "data", port=free_port(), log_file=home / "log", durable=False
    )
    await server.start()
    yield server
    await server.stop()
    remove(server.data_dir)


@pytest.fixture(scope="session")
async def nats_server(server_home: Callable[[str], Path]) -> AsyncIterator[NatsServer]:
    """Run NATS with JetStream."""
    home = server_home("nats")
    server = NatsServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
async def redis_server(server_home: Callable[[str], Path]) -> AsyncIterator[RedisServer]:
    """Run Redis."""
    home = server_home("redis")
    server = RedisServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
async def s3_server(server_home: Callable[[str], Path]) -> AsyncIterator[S3Server]:
    """Run S3 with an empty bucket."""
    home = server_home("s3")
    server = S3Server(
        data_dir=home / "data",
        port=free_port(),
        log_file=home / "log",
        access_key="privet",
        secret_key=TEST_S3_SECRET,
        bucket="privet-media",
    )
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
def storage_settings(s3_server: S3Server) -> StorageSettings:
    """Return the settings by which a service reaches the test's S3."""
    return StorageSettings.model_validate(
        {"endpoint_url": s3_server.url, "secret_access_key": TEST_S3_SECRET}
    )


@pytest.fixture
async def bus(nats_server: NatsServer) -> AsyncIterator[EventBus]:
    """Connect to NATS with empty streams."""
    await delete_streams(nats_server.url)
    bus = EventBus(nats_server.url, name="tests")
    await bus.connect()
    yield bus
    await bus.close()


@pytest.fixture(scope="session")
def callers() -> Callers:
    """Return tokens for any caller, signed with the test secret."""
    return Callers(TEST_JWT_SECRET)


@pytest.fixture(scope="session", autouse=True)
def _quiet_access_log() -> None:
    logging.getLogger("privet.access").setLevel(logging.WARNING)
