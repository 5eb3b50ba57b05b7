"""The auth service over a real Postgres, with cheap password hashes."""

import itertools
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from auth_service.container import Container
from auth_service.main import create_app
from auth_service.models import Base
from auth_service.services.ports import Words
from auth_service.settings import AuthSettings
from fastapi import FastAPI
from privet_shared.servers.postgres import PostgresServer
from privet_shared.settings import Environment
from privet_shared.testing.database import (
    Migrations,
    create_database,
    empty_tables,
)
from privet_shared.testing.fakes import FakeLookup
from privet_shared.testing.plugin import TEST_JWT_SECRET
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

SERVICE_DIR = Path(__file__).parents[1]


@pytest.fixture(scope="session")
async def database_url(postgres: PostgresServer) -> str:
    return await create_database(postgres, role="auth_service", schema="auth")


@pytest.fixture(scope="session")
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database_url, poolclass=NullPool)
    await Migrations(SERVICE_DIR, engine).upgrade()
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def settings(database_url: str) -> AuthSettings:
    return AuthSettings.model_validate(
        {
            "env": Environment.TEST,
            "database_url": database_url,
            "jwt_secret": TEST_JWT_SECRET,
            "argon2_time_cost": 1,
            "argon2_memory_kib": 8,
            "argon2_parallelism": 1,
        }
    )


@pytest.fixture
def lookup() -> FakeLookup:
    return FakeLookup()


class Mailbox:
    """Takes the mails that a mail server would; ``refuse`` makes it fail."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str, Words]] = []
        self.failure: Exception | None = None

    async def send(self, *, message_id: str, recipient: str, words: Words) -> None:
        if self.failure is not None:
            raise self.failure
        self.mails.append((message_id, recipient, words))

    def subjects(self) -> list[tuple[str, str]]:
        return [(recipient, words.subject) for _, recipient, words in self.mails]

    def find(self, subject: str) -> Words:
        """Return the words of the one mail with this subject."""
        [found] = [words for _, _, words in self.mails if words.subject == subject]
        return found

    def token(self) -> str:
        """Return the token of the newest link."""
        found = re.findall(r"#token=([\w-]+)", self.mails[-1][2].text)
        return str(found[-1])


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
async def container(
    settings: AuthSettings, engine: AsyncEngine, lookup: FakeLookup, mailbox: Mailbox
) -> AsyncIterator[Container]:
    container = Container(settings, lookups=lambda _base_url: lookup, sender=mailbox)
    yield container
    await container.close()
    await empty_tables(engine, Base.metadata)


@pytest.fixture
def app(settings: AuthSettings, container: Container) -> FastAPI:
    return create_app(settings, container=container)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


_numbers = itertools.count(9991000000)


@dataclass(frozen=True)
class Account:
    """A registered person and their first tokens."""

    phone: str
    password: str
    tokens: dict[str, Any]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens['access_token']}"}


@pytest.fixture
def deliver(container: Container, mailbox: Mailbox) -> Callable[[], Awaitable[Mailbox]]:
    """Do what the worker does about mails, and return the mailbox."""

    async def deliver() -> Mailbox:
        await container.recovery.answer_requests()
        await container.mails.send_due()
        return mailbox

    return deliver


@pytest.fixture
def register(client: httpx.AsyncClient) -> Callable[..., Awaitable[Account]]:
    """Register a new customer over HTTP."""

    async def register(**fields: Any) -> Account:
        body = {"phone": f"+7{next(_numbers)}", "password": "long enough", **fields}
        response = await client.post("/api/v1/auth/register", json=body)
        assert response.status_code == 201, response.text
        return Account(body["phone"], body["password"], response.json())

    return register
