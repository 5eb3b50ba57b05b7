"""The merged document as clients get it, and the two pages that show it."""

import asyncio
import contextlib
import gzip
import json
import re
import signal
from html.parser import HTMLParser

import pytest
from gateway.contract import VERSION
from gateway.errors import HeadTooLarge, MethodNotAllowed
from gateway.route_file import DEFAULT_FILE, ROUTES
from gateway.routes import Upstream
from gateway_support import assert_problem, raw_get, raw_service, run_gateway
from privet_shared.servers.ports import free_port

from gateway import openapi

PAGES = ("/docs", "/docs/redoc")
ASSETS = (
    "swagger-ui.css",
    "swagger-ui-bundle.js",
    "redoc.standalone.js",
    "readers.css",
    "start.js",
    "start-redoc.js",
)
# Hosts that scripts, fonts and pictures are usually loaded from.
DELIVERY = re.compile(
    r"https?://[a-z0-9.-]*(?:cdn|fonts|jsdelivr|unpkg|googleapis|static)[a-z0-9.-]*"
)


def small_document(upstream: Upstream, *, title: str = "it") -> dict:
    """Return a document that has each route of the service."""
    paths: dict = {}
    for route in ROUTES:
        if route.upstream is upstream:
            operation = {"responses": {"200": {"description": title}}}
            paths.setdefault(route.template, {})[route.method.lower()] = operation
    return {"openapi": "3.1.0", "info": {}, "paths": paths}


@pytest.fixture
def told(services):
    for service in services.all():
        service.document = small_document(Upstream(service.name))
    return services


@pytest.fixture
async def gateway(quiet_options, told, monkeypatch):
    monkeypatch.setattr(openapi, "REFRESH_SECONDS", 0.0)
    async with run_gateway(**quiet_options) as client:
        yield client


async def test_the_document_is_the_contract_with_its_version(gateway):
    response = await gateway.get("/openapi.json")
    document = response.json()
    assert document["info"]["version"] == VERSION
    assert len(document["paths"]) == len({route.template for route in ROUTES})
    assert response.headers["cache-control"] == "no-cache"
    for error in (MethodNotAllowed, HeadTooLarge):
        assert f"- {error.status.value} `{error.code}`: " in document["info"]["description"]


async def test_errors_are_named_where_they_can_happen(gateway):
    paths = (await gateway.get("/openapi.json")).json()["paths"]

    def errors(path, method):
        return {s for s in paths[path][method]["responses"] if s.isdigit() and int(s) >= 400}

    assert errors("/api/v1/tickets", "get") == {"401", "429", "502", "503", "504"}
    assert errors("/api/v1/auth/login", "post") == {"429", "502", "503", "504"}
    assert errors("/api/v1/devices/{device_id}", "get") == {
        *("401", "404", "429", "502", "503", "504")
    }
    assert errors("/api/v1/events/ticket", "post") == {"401", "429"}
    assert errors("/version", "get") == set()
    assert errors("/openapi.json", "get") == {"503"}
    assert errors("/docs/{asset}", "get") == {"404"}


async def test_the_document_answers_conditions_and_head(gateway):
    origin = str(gateway.base_url)
    whole = await raw_get(origin, "/openapi.json")
    tag = whole.header("etag")
    assert tag
    for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = await raw_get(origin, "/openapi.json", f"If-None-Match: {known}")
        assert (again.status, again.body, again.header("etag")) == (304, b"", tag), known
        assert again.header("cache-control") == "no-cache"
    other = await raw_get(origin, "/openapi.json", 'If-None-Match: "x"')
    assert other.body == whole.body
    head = await raw_get(origin, "/openapi.json", method="HEAD")
    assert (head.status, head.body, head.header("etag")) == (200, b"", tag)
    assert head.header("content-length") == str(len(whole.body))
    small = await raw_get(origin, "/openapi.json", "Accept-Encoding: gzip")
    assert gzip.decompress(small.body) == whole.body
    assert small.header("etag") != tag


async def test_a_change_of_a_service_is_seen_and_nothing_else_is_merged(gateway, told, monkeypatch):
    merges = 0
    real = openapi.merge

    def counted(*args, **options):
        nonlocal merges
        merges += 1
        return real(*args, **options)

    monkeypatch.setattr(openapi, "merge", counted)
    first = await gateway.get("/openapi.json")
    assert (await gateway.get("/openapi.json")).headers["etag"] == first.headers["etag"]
    assert merges == 1
    told.ticket.document = small_document(Upstream.TICKET, title="another")
    changed = await gateway.get("/openapi.json")
    assert changed.headers["etag"] != first.headers["etag"]
    tickets = changed.json()["paths"]["/api/v1/tickets"]["get"]
    assert tickets["responses"]["200"]["description"] == "another"
    assert merges == 2


@pytest.mark.parametrize(
    "broken", ["no document", [], {"paths": []}, {"paths": {"/api/v1/tickets": {"get": 7}}}]
)
async def test_what_is_no_document_changes_nothing(gateway, told, broken):
    first = await gateway.get("/openapi.json")
    told.ticket.document = broken
    assert (await gateway.get("/openapi.json")).content == first.content
    told.ticket.document = small_document(Upstream.TICKET, title="mended")
    assert "mended" in (await gateway.get("/openapi.json")).text


async def test_services_are_not_asked_for_every_reader(quiet_options, told):
    async with run_gateway(**quiet_options) as gateway:
        first = await gateway.get("/openapi.json")
        told.ticket.document = small_document(Upstream.TICKET, title="another")
        answers = await asyncio.gather(*(gateway.get("/openapi.json") for _ in range(5)))
        assert {answer.headers["etag"] for answer in answers} == {first.headers["etag"]}


async def test_a_service_that_was_never_seen_is_named(quiet_options, told):
    gone = f"http://127.0.0.1:{free_port()}"
    async with run_gateway(**{**quiet_options, "media_service_url": gone}) as gateway:
        response = await gateway.get("/openapi.json")
        assert_problem(response, 503, "openapi.incomplete")
        assert response.json()["missing"] == ["media-service"]
        assert response.headers["cache-control"] == "no-store"


async def test_a_service_that_is_gone_is_shown_as_it_was(quiet_options, told, monkeypatch):
    monkeypatch.setattr(openapi, "REFRESH_SECONDS", 0.0)
    document = json.dumps(small_document(Upstream.MEDIA)).encode()
    head = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n" % len(document)
    async with contextlib.AsyncExitStack() as stack:
        async with raw_service(head + document) as (origin, _):
            options = {**quiet_options, "media_service_url": origin}
            gateway = await stack.enter_async_context(run_gateway(**options))
            first = await gateway.get("/openapi.json")
            assert first.status_code == 200
        assert (await gateway.get("/health/ready")).status_code == 503
        for _ in range(8):
            assert (await gateway.get("/openapi.json")).content == first.content


async def test_who_asks_does_not_wait_for_a_service_that_hangs(quiet_options, told, monkeypatch):
    monkeypatch.setattr(openapi, "REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(openapi, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(openapi, "FETCH_SECONDS", 30.0)
    async with run_gateway(**quiet_options) as gateway:
        first = await gateway.get("/openapi.json")
        told.ticket.document = None
        told.ticket.hangs = True
        try:
            async with asyncio.timeout(10):
                assert (await gateway.get("/openapi.json")).content == first.content
        finally:
            told.ticket.go_on.set()


class Loads(HTMLParser):
    """Collects what a page loads and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.inline = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"] or "")
        elif "src" in given or "href" in given:
            self.loads.append(given.get("src") or given.get("href") or "")
        elif tag in {"script", "style"}:
            self.inline += 1
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_loads_from_here_alone_and_leads_to_the_other(gateway, path):
    response = await gateway.get(path)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    page = Loads(response.text)
    assert set(page.links) == set(PAGES)
    assert page.inline == 0
    for target in page.loads:
        if target != "data:,":
            assert re.fullmatch(r"/docs/[a-z.-]+", target)
            assert (await gateway.get(target)).status_code == 200
    again = await gateway.get(path, headers={"if-none-match": response.headers["etag"]})
    assert again.status_code == 304
    policy = dict(
        each.split(" ", 1) for each in response.headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'self'"
    assert "script-src" not in policy
    for sources in policy.values():
        assert set(sources.split()) <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"


@pytest.mark.parametrize("name", ASSETS)
async def test_assets_name_no_host_to_load_from(gateway, name):
    response = await gateway.get(f"/docs/{name}")
    assert response.status_code == 200
    assert DELIVERY.findall(response.text) == []
    again = await gateway.get(f"/docs/{name}", headers={"if-none-match": response.headers["etag"]})
    assert again.status_code == 304


async def test_large_scripts_go_compressed(gateway):
    bare = await raw_get(str(gateway.base_url), "/docs/redoc.standalone.js")
    small = await raw_get(
        str(gateway.base_url), "/docs/redoc.standalone.js", "Accept-Encoding: gzip"
    )
    assert gzip.decompress(small.body) == bare.body
    assert len(small.body) < len(bare.body) / 2


async def test_there_are_no_other_assets(gateway):
    for name in ("other.js", "favicon.png", "%2e%2e", "redoc.standalone.js.map"):
        assert_problem(await gateway.get(f"/docs/{name}"), 404, "request.not_found")


async def test_other_routes_are_other_operations(quiet_options, told, tmp_path):
    path = tmp_path / "routes.yaml"
    path.write_text(DEFAULT_FILE.read_text())
    async with run_gateway(None, **quiet_options, routes_file=path) as gateway:
        first = (await gateway.get("/openapi.json")).json()["paths"]
        assert "/version" in first
        path.write_text(path.read_text().replace("- GET /version: ", "# "))
        signal.raise_signal(signal.SIGHUP)
        async with asyncio.timeout(5):
            while "/version" in (await gateway.get("/openapi.json")).json()["paths"]:
                await asyncio.sleep(0.01)
