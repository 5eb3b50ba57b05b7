"""The ticket service over a real Postgres and real S3 URLs, with fakes for the other services."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from privet_shared.auth.principal import Principal, Role
from privet_shared.events.auth import UserRegistered
from privet_shared.events.devices import DeviceCreated
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
from ticket_service.container import Container
from ticket_service.main import create_app
from ticket_service.models import Base
from ticket_service.settings import TicketSettings

SERVICE_DIR = Path(__file__).parents[1]


@pytest.fixture(scope="session")
async def database_url(postgres: PostgresServer) -> str:
    return await create_database(postgres, role="ticket_service", schema="tickets")


@pytest.fixture(scope="session")
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database_url, poolclass=NullPool)
    await Migrations(SERVICE_DIR, engine).upgrade()
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def settings(database_url: str, storage_settings: StorageSettings) -> TicketSettings:
    return TicketSettings.model_validate(
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
    settings: TicketSettings, engine: AsyncEngine, lookup: FakeLookup
) -> AsyncIterator[Container]:
    container = Container(settings, lookups=lambda _base_url: lookup)
    yield container
    await container.close()
    await empty_tables(engine, Base.metadata)


@pytest.fixture
def app(settings: TicketSettings, container: Container) -> FastAPI:
    return create_app(settings, container=container)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


@pytest.fixture
def customer(callers: Callers) -> Principal:
    return callers.principal()


@pytest.fixture
def stranger(callers: Callers) -> Principal:
    return callers.principal()


@pytest.fixture
def technician(callers: Callers) -> Principal:
    return callers.principal(Role.TECHNICIAN)


@pytest.fixture
def file_ticket(
    client: httpx.AsyncClient, callers: Callers
) -> Callable[..., Awaitable[dict[str, Any]]]:
    """File a ticket over HTTP as ``principal``."""

    async def file(principal: Principal, **fields: Any) -> dict[str, Any]:
        response = await client.post(
            "/api/v1/tickets",
            json={"title": "Не включается", **fields},
            headers=callers.headers(principal),
        )
        assert response.status_code == 201, response.text
        ticket: dict[str, Any] = response.json()
        return ticket

    return file


@pytest.fixture
def known_device(container: Container) -> Callable[[Principal], Awaitable[DeviceCreated]]:
    """Let the service hear of a new device of ``owner``."""

    async def hear(owner: Principal) -> DeviceCreated:
        event = DeviceCreated(
            device_id=new_id(),
            user_id=owner.user_id,
            version=1,
            title="Стиральная машина",
            brand="Bosch",
            model="WAN 24",
            serial_number="SN-1",
        )
        await container.devices.store(event, new_delivery())
        return event

    return hear


@pytest.fixture
def known_file(container: Container) -> Callable[[Principal], Awaitable[FileReady]]:
    """Let the service hear of a new file of ``owner``."""

    async def hear(owner: Principal) -> FileReady:
        media_id = new_id()
        event = FileReady(
            media_id=media_id,
            owner_id=owner.user_id,
            key=f"2026/11/{media_id}",
            filename="leak.jpg",
            content_type="image/jpeg",
            size=1000,
        )
        await container.media.store(event, new_delivery())
        return event

    return hear


@dataclass
class Caller:
    """Somebody who sends requests; answers come back whatever their status."""

    principal: Principal
    client: httpx.AsyncClient
    callers: Callers

    async def send(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        headers = {**self.callers.headers(self.principal), **kwargs.pop("headers", {})}
        return await self.client.request(method, f"/api/v1{path}", headers=headers, **kwargs)

    async def ok(self, method: str, path: str, json: Any = None, **kwargs: Any) -> Any:
        """Send what must succeed and return the JSON."""
        response = await self.send(method, path, json=json, **kwargs)
        assert response.is_success, response.text
        return response.json() if response.content else None

    async def refused(self, method: str, path: str, json: Any = None, **kwargs: Any) -> Any:
        """Send what must fail and return (status, code)."""
        response = await self.send(method, path, json=json, **kwargs)
        assert response.is_error, response.text
        return response.status_code, response.json()["code"]


@pytest.fixture
def act_as(client: httpx.AsyncClient, callers: Callers) -> Callable[[Principal], Caller]:
    """Return a caller who sends requests as ``principal``."""
    return lambda principal: Caller(principal, client, callers)


@pytest.fixture
async def known_staff(
    container: Container,
) -> Callable[[Principal], Awaitable[Principal]]:
    """Let the service hear of a member of staff."""

    async def hear(principal: Principal) -> Principal:
        event = UserRegistered(
            user_id=principal.user_id, version=1, name="Пётр", roles=principal.roles
        )
        await container.users.store(event, new_delivery())
        return principal

    return hear


@pytest.fixture
async def known_customer(
    container: Container,
) -> Callable[[Principal], Awaitable[Principal]]:
    """Let the service hear of a customer."""

    async def hear(principal: Principal) -> Principal:
        event = UserRegistered(
            user_id=principal.user_id,
            version=1,
            name="Анна",
            phone="+79991234567",
            address="Москва, Тверская, 1",
            roles=principal.roles,
        )
        await container.users.store(event, new_delivery())
        return principal

    return hear
