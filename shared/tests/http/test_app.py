"""The conventions that every endpoint keeps, on a small application."""

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Annotated

import asyncpg
import httpx
import jwt
import pytest
from fastapi import APIRouter, Query
from privet_shared.auth.principal import Role
from privet_shared.auth.tokens import TokenCodec, TokenType
from privet_shared.errors import Conflict
from privet_shared.http.app import create_service_app
from privet_shared.http.conditional import CurrentPrecondition
from privet_shared.http.security import (
    AdminPrincipal,
    CallingService,
    CurrentPrincipal,
    OptionalPrincipal,
    StaffPrincipal,
)
from privet_shared.settings import Settings
from privet_shared.testing.plugin import TEST_JWT_SECRET
from privet_shared.text import OptionalShortText, PatchModel, RequestModel, ShortText
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError


class Thing(RequestModel):
    name: ShortText
    note: OptionalShortText = None


class ThingUpdate(PatchModel):
    name: ShortText = ""
    note: OptionalShortText = None


class ThingInUse(Conflict):
    code = "thing.in_use"
    message = "The thing is in use."


router = APIRouter()
public = APIRouter()
internal = APIRouter()


@router.get("/whoami")
async def whoami(caller: CurrentPrincipal) -> list[str]:
    return sorted(caller.roles)


@router.get("/staff")
async def staff(_caller: StaffPrincipal) -> None:
    return None


@router.get("/admin")
async def admin(_caller: AdminPrincipal) -> None:
    return None


@public.get("/maybe")
async def maybe(caller: OptionalPrincipal) -> bool:
    return caller is not None


@public.post("/things")
async def create(data: Thing) -> Thing:
    return data


@public.patch("/things")
async def update(data: ThingUpdate) -> dict[str, str | None]:
    return data.changes()


@public.get("/things/search")
async def search(name: Annotated[ShortText, Query()]) -> str:
    return name


CLOSED = "cannot perform operation: connection is closed"


class LockNotAvailable(Exception):
    """What the driver raises at a lock timeout."""

    sqlstate = "55P03"


@public.get("/cached")
async def cached(precondition: CurrentPrecondition) -> str:
    precondition.answer_if_fresh('"1"')
    return "body"


@public.get("/fails/{how}")
async def fails(how: str) -> None:
    raise {
        "known": ThingInUse(owner="x"),
        "database": OperationalError("SELECT secret", {}, Exception("no route")),
        "busy": DBAPIError("SELECT secret", {}, LockNotAvailable()),
        "query": DBAPIError("SELECT secret", {}, Exception("syntax")),
        "closed": asyncpg.InterfaceError(CLOSED),
        "closed in SQLAlchemy": InterfaceError("SELECT secret", {}, Exception(CLOSED)),
        "used twice": asyncpg.InterfaceError("another operation is in progress"),
        "used twice in SQLAlchemy": InterfaceError("SELECT secret", {}, Exception("secret")),
        "argument": asyncpg.DataError("invalid input for query argument $1: 'secret'"),
        "network": ConnectionRefusedError("10.0.0.1"),
        "bug": ZeroDivisionError("secret"),
    }[how]


@internal.get("/things")
async def internal_things(caller: CallingService) -> str:
    return caller


@asynccontextmanager
async def lifespan(_app):
    yield


@pytest.fixture
async def client():
    async def up() -> None:
        return None

    async def down() -> None:
        raise ConnectionRefusedError

    app = create_service_app(
        name="probe",
        title="Probe",
        settings=Settings(),
        tokens=TokenCodec(TEST_JWT_SECRET),
        lifespan=lifespan,
        checks={"good": up, "bad": down},
        routers=[router],
        public_routers=[public],
        internal_routers=[internal],
    )
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://probe") as client:
        yield client


async def test_every_answer_carries_the_request_id(client):
    given = await client.get("/api/v1/maybe", headers={"X-Request-ID": "abc-1"})
    assert given.headers["x-request-id"] == "abc-1"
    for hostile in ("", "a b", "x" * 129, "ключ".encode()):
        made = await client.get("/api/v1/maybe", headers={"X-Request-ID": hostile})
        assert len(made.headers["x-request-id"]) == 36
    problem = await client.get("/nothing")
    assert problem.json()["request_id"] == problem.headers["x-request-id"]


@pytest.mark.parametrize(
    ("how", "status", "code"),
    [
        ("known", 409, "thing.in_use"),
        ("database", 503, "service.unavailable"),
        ("busy", 503, "service.unavailable"),
        ("query", 500, "service.failed"),
        ("closed", 503, "service.unavailable"),
        ("closed in SQLAlchemy", 503, "service.unavailable"),
        ("used twice", 500, "service.failed"),
        ("used twice in SQLAlchemy", 500, "service.failed"),
        ("argument", 500, "service.failed"),
        ("network", 503, "service.unavailable"),
        ("bug", 500, "service.failed"),
    ],
)
async def test_errors_are_problems_and_tell_no_secret(client, how, status, code):
    response = await client.get(f"/api/v1/fails/{how}")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["code"] == code
    assert problem["type"] == f"urn:privet:problem:{code}"
    assert problem["request_id"] == response.headers["x-request-id"]
    assert "secret" not in response.text
    assert "10.0.0.1" not in response.text
    if how == "known":
        assert problem["owner"] == "x"


async def test_text_is_trimmed_and_nul_is_refused(client):
    made = await client.post("/api/v1/things", json={"name": "  a ", "note": "  "})
    assert made.json() == {"name": "a", "note": None}
    for body in ({"name": "a\x00"}, {"name": ""}, {"name": None}, {"name": "a", "x": 1}):
        assert (await client.post("/api/v1/things", json=body)).status_code == 422
    assert (await client.get("/api/v1/things/search?name=%00")).status_code == 422
    assert (await client.get("/api/v1/things/search?name=%ff")).status_code == 200


async def test_patch_tells_absent_from_null(client):
    async def patch(body):
        return (await client.patch("/api/v1/things", json=body)).json()

    assert await patch({}) == {}
    assert await patch({"note": None}) == {"note": None}
    assert (await client.patch("/api/v1/things", json={"name": None})).status_code == 422


async def test_trailing_slash_is_the_same_endpoint(client):
    response = await client.post("/api/v1/things/", json={"name": "a"})
    assert (response.status_code, response.history) == (200, [])


async def test_streamed_body_over_the_limit_is_413(client):
    async def chunks():
        for _ in range(40):
            yield b" " * 65536

    response = await client.post(
        "/api/v1/things", content=chunks(), headers={"Content-Type": "application/json"}
    )
    assert (response.status_code, response.json()["code"]) == (413, "request.too_large")


async def test_fresh_copy_gets_304(client):
    for tag in ('"1"', 'W/"1"', '"0", "1"', "*"):
        response = await client.get("/api/v1/cached", headers={"If-None-Match": tag})
        assert (response.status_code, response.content) == (304, b"")
    assert (await client.get("/api/v1/cached", headers={"If-None-Match": '"2"'})).is_success


async def test_ready_names_the_part_that_is_down(client):
    response = await client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["parts"] == {"good": "ok", "bad": "unavailable"}
    assert (await client.get("/health/live")).json() == {"status": "ok"}


async def test_roles(client, callers):
    customer, technician, admin = (
        callers.headers(callers.principal(*roles))
        for roles in ((), (Role.TECHNICIAN,), (Role.ADMIN,))
    )
    codes = {
        path: [
            (await client.get(f"/api/v1/{path}", headers=headers)).status_code
            for headers in ({}, customer, technician, admin)
        ]
        for path in ("whoami", "staff", "admin", "maybe")
    }
    assert codes == {
        "whoami": [401, 200, 200, 200],
        "staff": [401, 403, 200, 200],
        "admin": [401, 403, 403, 200],
        "maybe": [200, 200, 200, 200],
    }


def forged(callers, **changes) -> str:
    claims = {
        **jwt.decode(callers.token(callers.principal()), options={"verify_signature": False}),
        **changes,
    }
    return jwt.encode({k: v for k, v in claims.items() if v is not None}, TEST_JWT_SECRET)


@pytest.mark.parametrize("path", ["whoami", "maybe"])
async def test_bad_tokens_are_401_even_where_none_is_needed(client, callers, path):
    principal = callers.principal()
    good = callers.token(principal)
    payload = jwt.decode(good, options={"verify_signature": False})
    header, body, _ = good.split(".")
    bad = {
        "refresh": callers.token(principal, typ=TokenType.REFRESH),
        "expired": callers.token(principal, lifetime=-timedelta(minutes=1)),
        "none": jwt.encode(payload, "", algorithm="none"),
        "other key": jwt.encode(payload, "x" * 32),
        "other algorithm": jwt.encode(payload, TEST_JWT_SECRET * 2, algorithm="HS512"),
        "no signature": f"{header}.{body}.",
        "service": callers.tokens.encode_service("x"),
        "garbage": "a.b.c",
        "odd sub": forged(callers, sub="me"),
        "no sid": forged(callers, sid=None),
        "odd roles": forged(callers, roles=["king"]),
        "number for roles": forged(callers, roles=5),
        "bytes": "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
    }
    answers = {
        name: (
            await client.get(
                f"/api/v1/{path}",
                headers={"Authorization": f"Bearer {token}".encode("latin-1", "replace")},
            )
        ).status_code
        for name, token in bad.items()
    }
    assert answers == dict.fromkeys(bad, 401)
    basic = await client.get(f"/api/v1/{path}", headers={"Authorization": "Basic eDp5"})
    assert basic.status_code == 401


async def test_internal_endpoints_take_service_tokens_alone(client, callers):
    person = callers.headers(callers.principal(Role.ADMIN))
    assert (await client.get("/internal/things")).status_code == 401
    assert (await client.get("/internal/things", headers=person)).status_code == 401
    found = await client.get("/internal/things", headers=callers.service_headers("probe"))
    assert found.json() == "probe"
