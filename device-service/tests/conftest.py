"""The device service over a real Postgres and real S3 URLs, with fakes for the other services."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from device_service.container import Container
from device_service.main import create_app
from device_service.models import Base
from device_service.settings import DeviceSettings
from fastapi import FastAPI
from privet_shared.auth.principal import Principal, Role
from privet_shared.events.auth import UserRegistered
from privet_shared.events.media import FileReady
from privet_shared.ids import new_id
from privet_shared.servers.postgres import PostgresServer
from privet_shared.settings import Environment, StorageSettings
from privet_shared.testing.callers import Callers
from privet_shared.testing.database import (
    Migrations,
    create_database,
    empty_tables,
    new_delivery,
)
from privet_shared.testing.fakes import FakeLookup
from privet_shared.testing.plugin import TEST_JWT_SECRET
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

SERVICE_DIR = Path(__file__).parents[1]

KnownUser = Callable[[Principal], Awaitable[UserRegistered]]


@pytest.fixture(scope="session")
async def database_url(postgres: PostgresServer) -> str:
    return await create_database(postgres, role="device_service", schema="devices")


@pytest.fixture(scope="session")
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database_url, poolclass=NullPool)
    await Migrations(SERVICE_DIR, engine).upgrade()
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def settings(database_url: str, storage_settings: StorageSettings) -> DeviceSettings:
    return DeviceSettings.model_validate(
        {
            "env": Environment.TEST,
            "database_url": database_url,
            "jwt_secret": TEST_JWT_SECRET,
            "storage": storage_settings,
        }
    )


@pytest.fixture
def lookup() -> FakeLookup:
    return FakeLookup()


@pytest.fixture
async def container(
    settings: DeviceSettings, engine: AsyncEngine, lookup: FakeLookup
) -> AsyncIterator[Container]:
    container = Container(settings, lookups=lambda _base_url: lookup)
    yield container
    await container.close()
    await empty_tables(engine, Base.metadata)


@pytest.fixture
async def closed(
    settings: DeviceSettings, container: Container, lookup: FakeLookup
) -> AsyncIterator[httpx.AsyncClient]:
    """Return a client of the service with public reads and writes turned off."""
    strict = settings.model_copy(
        update={"devices_public_read": False, "devices_public_write": False}
    )
    own = Container(strict, lookups=lambda _base_url: lookup)
    transport = httpx.ASGITransport(create_app(strict, container=own))
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client
    await own.close()


@pytest.fixture
def app(settings: DeviceSettings, container: Container) -> FastAPI:
    return create_app(settings, container=container)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


@pytest.fixture
async def customer(callers: Callers, known_user: KnownUser) -> Principal:
    principal = callers.principal()
    await known_user(principal)
    return principal


@pytest.fixture
async def stranger(callers: Callers, known_user: KnownUser) -> Principal:
    principal = callers.principal()
    await known_user(principal)
    return principal


@pytest.fixture
def technician(callers: Callers) -> Principal:
    return callers.principal(Role.TECHNICIAN)


@pytest.fixture
def known_user(container: Container) -> KnownUser:
    """Let the service hear that a person signed up."""

    async def hear(principal: Principal) -> UserRegistered:
        event = UserRegistered(user_id=principal.user_id, version=1, roles=principal.roles)
        await container.users.store(event, new_delivery())
        return event

    return hear


@pytest.fixture
def register(client: httpx.AsyncClient) -> Callable[..., Awaitable[dict[str, Any]]]:
    """Register a device over HTTP for ``owner``, without a token."""

    async def post(owner: Principal, **fields: Any) -> dict[str, Any]:
        body = {
            "user_id": str(owner.user_id),
            "title": "Стиральная машина",
            "brand": "Bosch",
            "model": "WAN 24",
            "serial_number": f"SN-{new_id()}",
            **fields,
        }
        response = await client.post("/api/v1/devices", json=body)
        assert response.status_code == 201, response.text
        device: dict[str, Any] = response.json()
        return device

    return post


@pytest.fixture
def known_file(container: Container) -> Callable[..., Awaitable[FileReady]]:
    """Let the service hear of a new file of ``owner``."""

    async def hear(owner: Principal, *, content_type: str = "image/jpeg") -> FileReady:
        media_id = new_id()
        event = FileReady(
            media_id=media_id,
            owner_id=owner.user_id,
            key=f"2026/11/{media_id}",
            filename="квартира.jpg",
            content_type=content_type,
            size=1000,
        )
        await container.media.store(event, new_delivery())
        return event

    return hear
