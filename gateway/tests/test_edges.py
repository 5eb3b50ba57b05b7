"""What the gateway answers itself: CORS, health, documents."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from gateway.openapi_merge import compare_routes, merge
from gateway.route_file import ROUTES
from gateway.routes import Auth, Limit, Route, RouteTable, Upstream
from gateway.settings import GatewaySettings
from gateway_support import TEST_ROUTES, assert_problem, run_gateway
from privet_shared.servers.ports import free_port
from pydantic import ValidationError

ORIGIN = "http://localhost:5173"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/api/v1/test/headers", 200), ("/api/v1/tickets", 401), ("/nowhere", 404)],
)
async def test_every_answer_carries_cors_headers(gateway, path, status):
    response = await gateway.get(path, headers={"origin": ORIGIN})
    assert response.status_code == status
    assert response.headers.get_list("access-control-allow-origin") == [ORIGIN]
    exposed = set(response.headers["access-control-expose-headers"].split(", "))
    assert {"X-Request-ID", "X-Next-Cursor", "Link", "ETag", "RateLimit"} <= exposed
    assert {"Idempotency-Replayed", "RateLimit-Policy", "Retry-After", "X-Unread-Count"} <= exposed
    assert "Origin" in response.headers["vary"]


async def test_errors_of_the_proxy_carry_cors_headers_too(gateway, quiet_nats, services):
    urls = {**services.urls, "ticket_service_url": f"http://127.0.0.1:{free_port()}"}
    async with run_gateway(nats_url=quiet_nats, **urls) as broken:
        response = await broken.get("/api/v1/test/echo", headers={"origin": ORIGIN})
        assert response.status_code == 503
        assert response.headers["access-control-allow-origin"] == ORIGIN
    response = await gateway.post(
        "/api/v1/test/echo", headers={"origin": ORIGIN}, content=bytes(2**20 + 1)
    )
    assert response.status_code == 413
    assert response.headers["access-control-allow-origin"] == ORIGIN


async def test_preflight(gateway, services):
    asked = {
        "origin": ORIGIN,
        "access-control-request-method": "PATCH",
        "access-control-request-headers": "authorization,if-match",
    }
    response = await gateway.options("/api/v1/tickets/1", headers=asked)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert "PATCH" in response.headers["access-control-allow-methods"]
    allowed = response.headers["access-control-allow-headers"]
    for name in ("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Last-Event-ID"):
        assert name in allowed
    assert services.requests() == 0


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:5173.evil"])
async def test_other_origins_get_no_cors_headers(gateway, origin):
    response = await gateway.get("/", headers={"origin": origin})
    assert "access-control-allow-origin" not in response.headers
    asked = {"origin": origin, "access-control-request-method": "GET"}
    response = await gateway.options("/api/v1/tickets", headers=asked)
    assert_problem(response, 403, "cors.origin_not_allowed")
    assert "access-control-allow-origin" not in response.headers


def test_the_demo_is_refused_in_production():
    production = {"env": "production", "jwt_secret": "s" * 40}
    with pytest.raises(ValidationError, match="DEMO_DATA_FILE"):
        GatewaySettings(
            **production, cors_allow_origins="https://app.example", demo_data_file=Path("x")
        )


def test_any_origin_is_refused_in_production():
    production = {"env": "production", "jwt_secret": "s" * 40}
    with pytest.raises(ValidationError, match="CORS_ALLOW_ORIGINS"):
        GatewaySettings(**production, cors_allow_origins="*")
    GatewaySettings(**production, cors_allow_origins="https://app.example")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("auth_service_url", "ftp://x"),
        ("auth_service_url", "http://x/path"),
        ("rate_limit_auth", "many"),
        ("upstream_total_seconds", 0),
    ],
)
def test_bad_settings_are_refused(name, value):
    with pytest.raises(ValidationError, match=name):
        GatewaySettings(**{name: value})


async def test_health_names_each_part(gateway, quiet_nats, services):
    assert (await gateway.get("/health/live")).json() == {"status": "ok"}
    response = await gateway.get("/health/ready")
    assert response.status_code == 200
    names = {"auth-service", "device-service", "ticket-service", "media-service", "nats"}
    assert response.json() == {"status": "ok", "parts": dict.fromkeys(names, "ok")}
    urls = {**services.urls, "media_service_url": f"http://127.0.0.1:{free_port()}"}
    async with run_gateway(nats_url=quiet_nats, **urls) as broken:
        response = await broken.get("/health/ready")
        assert response.status_code == 503
        assert response.json()["status"] == "unavailable"
        assert response.json()["parts"] == {
            **dict.fromkeys(names, "ok"),
            "media-service": "unavailable",
        }
        assert (await broken.get("/health/live")).status_code == 200


async def test_version_and_links(gateway):
    assert (await gateway.get("/version")).json()["service"] == "gateway"
    for name, path in (await gateway.get("/")).json().items():
        if name not in {"name", "api", "openapi"}:
            assert (await gateway.get(path)).status_code == 200


async def test_the_demo_is_there_from_when_its_data_is(quiet_nats, services, tmp_path):
    file = tmp_path / "seeded"
    urls = services.urls
    async with run_gateway(nats_url=quiet_nats, demo_data_file=file, **urls) as gateway:
        assert (await gateway.get("/version")).json()["data"] == "own"
        file.touch()
        assert (await gateway.get("/version")).json()["data"] == "demo"
    async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
        assert (await gateway.get("/version")).json()["data"] == "own"


async def test_docs_need_nothing_from_elsewhere(gateway):
    page = await gateway.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "//" not in page.text.replace("<!doctype", "")
    for name in ("swagger-ui.css", "swagger-ui-bundle.js", "start.js"):
        assert f"/docs/{name}" in page.text
        asset = await gateway.get(f"/docs/{name}")
        assert asset.status_code == 200
        assert len(asset.content) > 100
        again = await gateway.get(f"/docs/{name}", headers={"if-none-match": asset.headers["etag"]})
        assert again.status_code == 304
    assert_problem(await gateway.get("/docs/other.js"), 404, "request.not_found")


def service_document(upstream: Upstream, **schemas: dict) -> dict:
    """Return a document with all of the service's routes, as FastAPI would write it."""
    app = FastAPI(title=upstream)
    for number, route in enumerate(r for r in ROUTES if r.upstream is upstream):
        template = route.template.replace("_id}", "_key}")
        app.add_api_route(template, lambda: None, methods=[route.method], name=f"op{number}")
    app.add_api_route("/internal/users/{id}", lambda: None, name="private")
    document = app.openapi()
    document["components"] = {
        "schemas": schemas,
        "securitySchemes": {"HTTPBearer": {"type": "http", "scheme": "bearer"}},
    }
    return document


def documents() -> dict[Upstream, dict]:
    same = {"type": "object", "properties": {"a": {"type": "string"}}}
    ticket = service_document(
        Upstream.TICKET,
        Same=same,
        Photo={"type": "object", "title": "of a ticket"},
        Holder={"type": "object", "properties": {"x": {"$ref": "#/components/schemas/Photo"}}},
    )
    device = service_document(
        Upstream.DEVICE,
        Same=same,
        Photo={"type": "object", "title": "of a device"},
        Holder={"type": "object", "properties": {"x": {"$ref": "#/components/schemas/Photo"}}},
    )
    return {
        Upstream.AUTH: service_document(Upstream.AUTH),
        Upstream.DEVICE: device,
        Upstream.TICKET: ticket,
        Upstream.MEDIA: service_document(Upstream.MEDIA),
    }


def test_merged_components_keep_their_meaning():
    merged = merge(ROUTES, documents(), version="1")
    schemas = merged["components"]["schemas"]
    assert {"Same", "Photo", "Holder", "TicketPhoto", "TicketHolder", "Problem"} <= set(schemas)
    assert schemas["Photo"]["title"] == "of a device"
    assert schemas["TicketPhoto"]["title"] == "of a ticket"
    reference = schemas["TicketHolder"]["properties"]["x"]["$ref"]
    assert reference == "#/components/schemas/TicketPhoto"
    assert schemas["Holder"]["properties"]["x"]["$ref"] == "#/components/schemas/Photo"
    assert "TicketSame" not in schemas


def test_merged_document_has_one_scheme_and_says_who_may_call():
    merged = merge(ROUTES, documents(), version="1")
    assert list(merged["components"]["securitySchemes"]) == ["bearerAuth"]
    assert list(merged["paths"]) == sorted(merged["paths"])
    assert not [path for path in merged["paths"] if "internal" in path or path.endswith("/")]
    paths = merged["paths"]
    assert paths["/api/v1/tickets"]["get"]["security"] == [{"bearerAuth": []}]
    assert paths["/api/v1/devices/search"]["get"]["security"] == [{}, {"bearerAuth": []}]
    assert paths["/api/v1/auth/login"]["post"]["security"] == []
    assert {"401", "429", "502", "503", "504"} <= set(paths["/api/v1/tickets"]["get"]["responses"])
    identities = [
        operation["operationId"] for item in paths.values() for operation in item.values()
    ]
    assert len(identities) == len(set(identities))
    served = [route for route in ROUTES if route.upstream is not Upstream.GATEWAY]
    assert len(identities) == len(served)


def test_the_comparison_finds_both_kinds_of_difference():
    assert compare_routes(ROUTES, documents()) == []
    fewer = [route for route in ROUTES if route.template != "/api/v1/user/me"]
    assert compare_routes(fewer, documents()) == [
        "auth-service serves GET /api/v1/user/me, which is not in the route table"
    ]
    more = [*ROUTES, Route("GET", "/api/v1/faq/{id}", Upstream.MEDIA)]
    assert compare_routes(more, documents()) == [
        "media-service does not serve GET /api/v1/faq/{}, which is in the route table"
    ]


async def test_the_document_is_served_and_outlives_a_service(quiet_nats, services, monkeypatch):
    monkeypatch.setattr("gateway.openapi.REFRESH_SECONDS", 0)
    for service in services.all():
        service.document = documents()[Upstream(service.name)]
    async with run_gateway(nats_url=quiet_nats, **services.urls) as gateway:
        first = await gateway.get("/openapi.json")
        assert first.status_code == 200
        paths = first.json()["paths"]
        assert {"/api/v1/events", "/api/v1/events/ticket", "/api/v1/user/me"} <= set(paths)
        again = await gateway.get("/openapi.json", headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        services.media.document = "not a document"
        services.auth.document = {"paths": {}}
        later = (await gateway.get("/openapi.json")).json()["paths"]
        assert "/api/v1/media/uploads" in later
        assert "/api/v1/user/me" not in later
    urls = {**services.urls, "media_service_url": f"http://127.0.0.1:{free_port()}"}
    async with run_gateway(nats_url=quiet_nats, **urls) as gateway:
        response = await gateway.get("/openapi.json")
        assert_problem(response, 503, "openapi.incomplete")
        assert response.json()["missing"] == ["media-service"]


def test_two_lines_for_one_route_are_refused():
    with pytest.raises(ValueError, match="two routes"):
        RouteTable([*ROUTES, Route("GET", "/api/v1/tickets/{other}", Upstream.TICKET)])


def test_every_limit_and_mode_is_used_on_purpose():
    table = RouteTable(TEST_ROUTES)
    login = table.find("POST", b"/api/v1/auth/login").route
    assert (login.auth, login.limit) == (Auth.PUBLIC, Limit.AUTH)
    assert table.find("POST", b"/api/v1/devices").route.limit is Limit.WRITE
    assert table.find("HEAD", b"/api/v1/devices/search").route.method == "GET"
