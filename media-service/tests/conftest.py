"""The media service over a real Postgres and a real S3."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from media_service.container import Container
from media_service.errors import MediaNotUploaded
from media_service.main import create_app
from media_service.models import Base
from media_service.services.ports import Sink
from media_service.settings import MediaSettings
from PIL import Image
from privet_shared.auth.principal import Principal, Role
from privet_shared.errors import Unavailable
from privet_shared.servers.postgres import PostgresServer
from privet_shared.settings import Environment, StorageSettings
from privet_shared.testing.callers import Callers
from privet_shared.testing.database import Migrations, create_database, empty_tables
from privet_shared.testing.plugin import TEST_JWT_SECRET
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

SERVICE_DIR = Path(__file__).parents[1]
UPLOADS = "/api/v1/media/uploads"


class FakeObjectStore:
    """An ``ObjectStore`` in memory; ``down`` makes every call fail."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.bytes_read = 0
        self.down = False

    async def find_size(self, key: str) -> int | None:
        self._require_up()
        return len(self.objects[key]) if key in self.objects else None

    async def read_head(self, key: str, *, length: int) -> bytes:
        return self._read(key)[:length]

    async def download(self, key: str, sink: Sink) -> None:
        content = self._read(key)
        self.bytes_read += len(content)
        for start in range(0, len(content), 1000):
            sink.write(content[start : start + 1000])

    async def upload(self, key: str, path: Path, **_: str) -> None:
        self._require_up()
        self.objects[key] = await asyncio.to_thread(path.read_bytes)

    async def delete(self, key: str) -> None:
        self._require_up()
        self.objects.pop(key, None)

    async def ping(self) -> None:
        self._require_up()

    def _read(self, key: str) -> bytes:
        self._require_up()
        if key not in self.objects:
            raise MediaNotUploaded
        return self.objects[key]

    def _require_up(self) -> None:
        if self.down:
            raise Unavailable


@dataclass(frozen=True)
class Upload:
    """An announced upload, as the test's client sees it."""

    id: UUID
    url: str
    headers: dict[str, str]


@pytest.fixture
def fake_store() -> FakeObjectStore:
    return FakeObjectStore()


@pytest.fixture(scope="session")
async def database_url(postgres: PostgresServer) -> str:
    return await create_database(postgres, role="media_service", schema="media")


@pytest.fixture(scope="session")
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database_url, poolclass=NullPool)
    await Migrations(SERVICE_DIR, engine).upgrade()
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def settings(database_url: str, storage_settings: StorageSettings) -> MediaSettings:
    return MediaSettings.model_validate(
        {
            "env": Environment.TEST,
            "database_url": database_url,
            "jwt_secret": TEST_JWT_SECRET,
            "storage": storage_settings,
        }
    )


@pytest.fixture
async def container(settings: MediaSettings, engine: AsyncEngine) -> AsyncIterator[Container]:
    container = Container(settings)
    yield container
    await container.close()
    await empty_tables(engine, Base.metadata)


@pytest.fixture
def app(settings: MediaSettings, container: Container) -> FastAPI:
    return create_app(settings, container=container)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """Reach storage as a browser does."""
    async with httpx.AsyncClient() as browser:
        yield browser


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
def editor(callers: Callers) -> dict[str, str]:
    """Return the headers of somebody who writes content."""
    return callers.headers(callers.principal(Role.SUPPORT))


@pytest.fixture(scope="session")
def jpeg() -> bytes:
    """Return a real JPEG."""
    file = io.BytesIO()
    Image.effect_noise((320, 240), 64).convert("RGB").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def announce(client: httpx.AsyncClient, callers: Callers) -> Callable[..., Awaitable[Upload]]:
    """Announce an upload of ``content`` over HTTP as ``principal``."""

    async def announce(principal: Principal, content: bytes, **fields: Any) -> Upload:
        response = await client.post(
            UPLOADS,
            json={
                "filename": "leak.jpg",
                "content_type": "image/jpeg",
                "size": len(content),
                "purpose": "ticket_attachment",
                **fields,
            },
            headers=callers.headers(principal),
        )
        assert response.status_code == 201, response.text
        body = response.json()
        target = body["upload"]
        return Upload(UUID(body["id"]), target["url"], target["headers"])

    return announce


@pytest.fixture
def send(
    announce: Callable[..., Awaitable[Upload]], browser: httpx.AsyncClient
) -> Callable[..., Awaitable[UUID]]:
    """Announce ``content`` and PUT it to storage; returns the id."""

    async def send(principal: Principal, content: bytes, **fields: Any) -> UUID:
        upload = await announce(principal, content, **fields)
        response = await browser.put(upload.url, content=content, headers=upload.headers)
        assert response.status_code == 200, response.text
        return upload.id

    return send


@pytest.fixture
def complete(
    client: httpx.AsyncClient, callers: Callers
) -> Callable[[Principal, UUID], Awaitable[httpx.Response]]:
    """Complete an upload over HTTP as ``principal``."""

    async def complete(principal: Principal, media_id: UUID) -> httpx.Response:
        return await client.post(
            f"{UPLOADS}/{media_id}/complete", headers=callers.headers(principal)
        )

    return complete


@pytest.fixture
def ready_file(
    container: Container,
    send: Callable[..., Awaitable[UUID]],
    complete: Callable[[Principal, UUID], Awaitable[httpx.Response]],
    jpeg: bytes,
) -> Callable[..., Awaitable[UUID]]:
    """Upload a JPEG of ``principal``'s and have it checked; returns the id."""

    async def upload(principal: Principal, **fields: Any) -> UUID:
        media_id = await send(principal, jpeg, **fields)
        response = await complete(principal, media_id)
        assert response.status_code == 200, response.text
        await container.processing.process_waiting()
        return media_id

    return upload
