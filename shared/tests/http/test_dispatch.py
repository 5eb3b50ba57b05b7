"""Requests that are served by plans are answered as FastAPI alone would answer them."""

from contextlib import asynccontextmanager
from typing import Annotated
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request, Response
from fastapi.routing import iter_route_contexts
from privet_shared.auth.tokens import TokenCodec
from privet_shared.http.app import create_service_app
from privet_shared.http.conditional import CurrentPrecondition
from privet_shared.http.dispatch import DispatchMiddleware
from privet_shared.http.lists import CurrentPage
from privet_shared.http.plans import LeaveToFramework, Plan
from privet_shared.http.security import CurrentPrincipal
from privet_shared.settings import Settings
from privet_shared.testing.plugin import TEST_JWT_SECRET
from privet_shared.text import QueryModel, RequestModel, ShortText

ID = "0199a7c2-0000-7000-8000-000000000001"


class Thing(RequestModel):
    name: ShortText
    size: int = 1


class Filter(QueryModel):
    tag: Annotated[list[str], Query(max_length=2, default_factory=list)]
    q: str | None = None


router = APIRouter()
calls: list[str] = []


async def _note(request: Request) -> str:
    calls.append(request.url.path)
    return "noted"


Noted = Annotated[str, Depends(_note)]


@router.get("/things/first")
async def first_thing() -> dict[str, str]:
    return {"which": "first"}


@router.get("/things/{thing_id}")
async def get_thing(
    thing_id: UUID,
    response: Response,
    _caller: CurrentPrincipal,
    precondition: CurrentPrecondition,
    noted: Noted,
    again: Noted,
    color: Annotated[str, Header(pattern="^[a-z]+$")] = "grey",
) -> dict[str, str]:
    precondition.answer_if_fresh('"v1"')
    response.headers["ETag"] = '"v1"'
    response.status_code = 203
    return {"id": str(thing_id), "color": color, "noted": noted + again}


@router.get("/things")
async def list_things(page: CurrentPage, query: Annotated[Filter, Query()]) -> list[str]:
    return [str(page.limit), *query.tag, query.q or "-"]


@router.post("/things", status_code=201)
async def create_thing(data: Thing) -> Thing:
    return data


@router.delete("/things/{thing_id}", status_code=204)
async def delete_thing(thing_id: UUID) -> None: ...


@router.get("/untold")
async def untold():
    return {"id": UUID(ID)}


@router.get("/unmodelled", response_model=None)
async def unmodelled() -> dict[str, UUID]:
    return {"id": UUID(ID)}


@asynccontextmanager
async def lifespan(_app):
    yield


def build() -> FastAPI:
    return create_service_app(
        name="things",
        title="Things",
        settings=Settings(log_level="CRITICAL"),
        tokens=TokenCodec(TEST_JWT_SECRET),
        lifespan=lifespan,
        checks={},
        routers=[router],
    )


@pytest.fixture
async def both():
    """Two clients: of the application, and of one in which no route has a plan."""
    planned, plain = build(), build()
    plain.user_middleware = [
        middleware
        for middleware in plain.user_middleware
        if middleware.cls is not DispatchMiddleware
    ]
    async with (
        httpx.AsyncClient(transport=httpx.ASGITransport(planned), base_url="http://x") as one,
        httpx.AsyncClient(transport=httpx.ASGITransport(plain), base_url="http://x") as other,
    ):
        yield one, other


JSON = {"content-type": "application/json"}
REQUESTS = [
    ("GET", "/things/first", {}),
    ("GET", f"/things/{ID}", {}),
    ("GET", f"/things/{ID}/", {"headers": {"color": "red"}}),
    ("GET", f"/things/{ID}", {"headers": [("color", "red"), ("color", "blue")]}),
    ("GET", f"/things/{ID}", {"headers": {"color": "R2"}}),
    ("GET", f"/things/{ID}", {"headers": {"if-none-match": '"v1"'}}),
    ("GET", f"/things/{ID}", {"headers": {"authorization": "Bearer nonsense"}}),
    ("GET", f"/things/{ID}", {"headers": {"authorization": "Basic nonsense"}}),
    ("GET", f"/things/{ID}%0A", {}),
    ("GET", "/things/nonsense", {}),
    ("POST", "/things", {"content": b"[" * 100_000, "headers": JSON}),
    ("GET", "/things", {}),
    ("GET", "/things?limit=3&tag=a&tag=b&q=&unknown=1", {}),
    ("GET", "/things?limit=3&limit=4", {}),
    ("GET", "/things?limit=x&tag=a&tag=b&tag=c", {}),
    ("GET", "/things?cursor=nonsense", {}),
    ("POST", "/things", {"json": {"name": " a "}}),
    ("POST", "/things", {"json": {"name": "a", "size": "2"}}),
    ("POST", "/things", {"json": {"name": "", "extra": 1}}),
    ("POST", "/things", {"content": b'{"name": "a"}', "headers": {"content-type": "text/plain"}}),
    ("POST", "/things", {"content": b'{"name": "a"', "headers": JSON}),
    ("POST", "/things", {"content": b'{"name": "\\ud800"}', "headers": JSON}),
    ("POST", "/things", {"content": b"\xff", "headers": JSON}),
    ("POST", "/things", {}),
    ("DELETE", f"/things/{ID}", {}),
    ("PUT", f"/things/{ID}", {}),
    ("GET", "/elsewhere", {}),
    ("GET", "/untold", {}),
    ("GET", "/unmodelled", {}),
]


@pytest.mark.parametrize(("method", "path", "options"), REQUESTS)
async def test_answers_are_those_of_the_framework(both, callers, method, path, options):
    given = options.get("headers", {})
    pairs = list(given.items() if isinstance(given, dict) else given)
    if not any(name == "authorization" for name, _ in pairs):
        pairs += callers.headers(callers.principal()).items()
    pairs.append(("x-request-id", "one"))
    answers = [
        await client.request(method, f"/api/v1{path}", **(options | {"headers": pairs}))
        for client in both
    ]
    ours, theirs = answers
    assert (ours.status_code, ours.content) == (theirs.status_code, theirs.content)
    assert sorted(ours.headers.multi_items()) == sorted(theirs.headers.multi_items())


async def test_a_dependency_is_called_once(both, callers):
    calls.clear()
    answer = await both[0].get(f"/api/v1/things/{ID}", headers=callers.headers(callers.principal()))
    assert answer.json()["noted"] == "notednoted"
    assert len(calls) == 1


async def test_a_caller_who_leaves_gets_no_answer_and_changes_nothing(callers):
    """Half a body is no request, also where it would be a whole one of its own."""
    asked, said = [], []
    messages = iter([{"type": "http.request", "body": b'{"name": "a"}', "more_body": True}])

    async def receive():
        asked.append(1)
        return next(messages, {"type": "http.disconnect"})

    async def send(message):
        said.append(message)

    headers = {**JSON, **callers.headers(callers.principal())}
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/api/v1/things", "query_string": b""}
    await build()({**scope, "headers": raw, "client": ("127.0.0.1", 1)}, receive, send)
    assert not said
    assert len(asked) == 2


def test_routes_here_have_a_plan():
    plans = {}
    for route in iter_route_contexts(build().routes):
        if (route.path or "").startswith("/api/v1"):
            try:
                plans[route.path] = Plan.of(route)
            except LeaveToFramework:
                plans[route.path] = None
    assert {path for path, plan in plans.items() if plan is None} == {
        "/api/v1/untold",
        "/api/v1/unmodelled",
    }
