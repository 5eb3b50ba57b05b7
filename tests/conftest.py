"""The whole stack, once per session, and people who use it through the gateway."""

import asyncio
import io
import itertools
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from PIL import Image
from privet_local.home import Home
from privet_local.parts import SERVICES
from privet_local.stack import Stack

API = "/api/v1"
PASSWORD = "correct-horse-42"


@pytest.fixture(scope="session")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stack]:
    home = Home(tmp_path_factory.mktemp("stack"))
    env = {"LOG_LEVEL": "INFO", "RATE_LIMITS_ENABLED": "false", "LOGIN_LIMITS_ENABLED": "false"}
    async with Stack(home, ports="ephemeral", env=env) as stack:
        yield stack
    home.delete()


@dataclass(slots=True)
class ServerSentEvent:
    id: str
    event: str
    data: dict[str, Any]


class Person:
    """Somebody with an access token; answers come back whatever their status."""

    def __init__(self, http: httpx.AsyncClient, tokens: dict[str, Any]) -> None:
        self._http = http
        self.tokens = tokens
        self.headers = {"Authorization": f"Bearer {tokens['access_token']}"}

    async def request(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        headers = {**self.headers, **kwargs.pop("headers", {})}
        return await self._http.request(method, API + path, headers=headers, **kwargs)

    async def get(self, path: str, **kwargs: Any) -> httpx.Response:
        return await self.request("GET", path, **kwargs)

    async def post(self, path: str, json: Any = None, **kwargs: Any) -> httpx.Response:
        return await self.request("POST", path, json=json, **kwargs)

    async def patch(self, path: str, json: Any, **kwargs: Any) -> httpx.Response:
        return await self.request("PATCH", path, json=json, **kwargs)

    async def delete(self, path: str, **kwargs: Any) -> httpx.Response:
        return await self.request("DELETE", path, **kwargs)

    async def make(self, path: str, json: Any) -> dict[str, Any]:
        """Create something that must come into being."""
        response = await self.post(path, json)
        assert response.status_code == 201, response.text
        made: dict[str, Any] = response.json()
        return made

    async def me(self) -> dict[str, Any]:
        answer: dict[str, Any] = (await self.get("/user/me")).json()
        return answer

    async def until_processed(self, media_id: str) -> None:
        """Wait until an image is rid of private data, and so can be read."""
        async with asyncio.timeout(60):
            while (await self.get(f"/media/{media_id}")).json()["status"] != "ready":
                await asyncio.sleep(0.1)

    async def device(self) -> dict[str, Any]:
        number = os.urandom(6).hex()
        return await self.make(
            "/devices",
            {
                "user_id": (await self.me())["id"],
                "title": "Стиральная машина",
                "brand": "Bosch",
                "model": "WAN",
                "serial_number": number,
            },
        )

    async def ticket(self, **fields: Any) -> dict[str, Any]:
        return await self.make("/tickets", {"title": "Течёт", **fields})

    async def move(self, ticket: dict[str, Any], status: str) -> httpx.Response:
        return await self.patch(f"/tickets/{ticket['id']}/status", {"status": status})

    async def upload(self, content: bytes, *, purpose: str = "ticket_attachment") -> str:
        upload = await self.make(
            "/media/uploads",
            {
                "filename": "photo.jpg",
                "content_type": "image/jpeg",
                "size": len(content),
                "purpose": purpose,
            },
        )
        target = upload["upload"]
        sent = await self._http.request(
            target["method"], target["url"], content=content, headers=target["headers"]
        )
        assert sent.is_success, sent.text
        done = await self.post(f"/media/uploads/{upload['id']}/complete")
        assert done.is_success, done.text
        media_id: str = upload["id"]
        return media_id

    @asynccontextmanager
    async def events(
        self, last_event_id: str | None = None
    ) -> AsyncIterator[AsyncIterator[ServerSentEvent]]:
        """Open the realtime stream; the block begins once it is open."""
        headers = dict(self.headers)
        if last_event_id is not None:
            headers["Last-Event-ID"] = last_event_id
        async with self._http.stream(
            "GET", f"{API}/events", headers=headers, timeout=httpx.Timeout(5, read=30)
        ) as response:
            assert response.status_code == 200, await response.aread()
            yield parse_events(response.aiter_lines())


async def parse_events(lines: AsyncIterator[str]) -> AsyncIterator[ServerSentEvent]:
    """Read Server-Sent Events as the HTML standard says; comments are passed over."""
    fields: dict[str, str] = {}
    async for line in lines:
        if line:
            name, _, value = line.partition(":")
            if name:
                fields[name] = value.removeprefix(" ")
        else:
            if "data" in fields:
                yield ServerSentEvent(
                    fields.get("id", ""), fields.get("event", ""), json.loads(fields["data"])
                )
            fields = {}


@pytest.fixture(scope="session")
async def http(stack: Stack) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=stack.wiring.url("gateway"), timeout=20) as http:
        yield http


_numbers = itertools.count(9_990_000_000 + os.getpid() % 1000 * 1000)


@pytest.fixture(scope="session")
def sign_up(http: httpx.AsyncClient):
    """Register a new customer."""

    async def sign_up(**fields: str) -> Person:
        body = {"phone": f"+7{next(_numbers)}", "password": PASSWORD, "name": "Анна", **fields}
        response = await http.post(f"{API}/auth/register", json=body)
        assert response.status_code == 201, response.text
        return Person(http, response.json())

    return sign_up


@pytest.fixture(scope="session")
def auth_cli(stack: Stack):
    """Run the auth service's command line."""

    async def run(*words: str) -> None:
        auth = next(service for service in SERVICES if service.name == "auth-service")
        await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "auth_service.cli", *words],
            env={**os.environ, **stack.wiring.environment(auth), "STAFF_PASSWORD": PASSWORD},
            check=True,
            capture_output=True,
        )

    return run


@pytest.fixture(scope="session")
def hire(auth_cli, http: httpx.AsyncClient):
    """Create a member of staff by the command line and sign them in."""

    async def hire(role: str) -> Person:
        email = f"{role}-{next(_numbers)}@example.com"
        await auth_cli(
            *("create-staff", "--role", role, "--phone", f"+7{next(_numbers)}"),
            *("--email", email, "--name", "Пётр"),
        )
        response = await http.post(f"{API}/auth/login", json={"email": email, "password": PASSWORD})
        assert response.status_code == 200, response.text
        return Person(http, response.json())

    return hire


@pytest.fixture(scope="session")
async def technician(hire) -> Person:
    return await hire("technician")


@pytest.fixture
async def customer(sign_up) -> Person:
    return await sign_up()


@pytest.fixture(scope="session")
def jpeg() -> bytes:
    output = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(output, "JPEG")
    return output.getvalue()
