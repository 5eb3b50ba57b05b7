"""The route file: its mistakes are named with their line, its policies are applied."""

import pytest
from gateway.container import Container
from gateway.route_file import DEFAULT_FILE, BadRouteFile, load_routes
from gateway.routes import Auth, Limit, Upstream
from gateway_support import assert_problem, gateway_settings, run_gateway
from privet_shared.auth.principal import Role
from privet_shared.servers.ports import free_port

GOOD = """\
sections:
  - service: ticket-service
    prefix: /api/v1
    routes:
      - GET /x: {auth: public, limit: none}
      - POST /x
"""

BAD = {
    "no YAML": ("sections: [", 1),
    "not a mapping": ("- a\n", 1),
    "no sections": ("maintenance: []\n", 1),
    "an unknown part": (GOOD + "colours: []\n", 7),
    "a part twice": (GOOD + "sections: []\n", 7),
    "an unknown service": (GOOD.replace("ticket-service", "tea-service"), 2),
    "an unknown method": (GOOD.replace("POST /x", "BREW /x"), 6),
    "no path": (GOOD.replace("POST /x", "POST"), 6),
    "a route twice": (GOOD + "      - GET /x\n", 7),
    "an unknown policy": (GOOD.replace("limit: none", "colour: red"), 5),
    "a policy twice": (GOOD.replace("limit: none", "auth: optional"), 5),
    "a bad value": (GOOD.replace("limit: none", "limit: some"), 5),
    "a bad rate": (GOOD.replace("limit: none", "rate: often"), 5),
    "a negative timeout": (
        GOOD.replace("limit: none", "timeouts: {first_byte: -1, idle: 1}"),
        5,
    ),
    "framing changed": (
        GOOD.replace("limit: none", "answer_headers: {remove: [content-length]}"),
        5,
    ),
    "a header with a line break": (
        GOOD.replace("limit: none", 'answer_headers: {set: {x-a: "a\\nb"}}'),
        5,
    ),
    "a POST cached": (GOOD.replace("POST /x", "POST /x: {cache: {seconds: 1}}"), 6),
    "a private GET cached": (GOOD.replace("auth: public", "cache: {seconds: 1}"), 5),
    "maintenance of nothing": (GOOD + "maintenance:\n  - GET /y\n", 8),
    "a canary of nothing": (GOOD + "canaries:\n  tea: {url: http://a, percent: 1}\n", 8),
    "a canary for too many": (
        GOOD + "canaries:\n  ticket-service: {url: http://a, percent: 101}\n",
        8,
    ),
}


@pytest.mark.parametrize("mistake", BAD)
def test_a_mistake_is_named_with_its_line(mistake, tmp_path):
    text, line = BAD[mistake]
    path = tmp_path / "routes.yaml"
    path.write_text(text)
    with pytest.raises(BadRouteFile, match=rf"routes\.yaml, line {line}: \S"):
        load_routes(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadRouteFile, match="nowhere"):
        load_routes(tmp_path / "nowhere")


def test_what_is_not_said_has_a_default(tmp_path):
    path = tmp_path / "routes.yaml"
    path.write_text(GOOD)
    open_route, closed_route = load_routes(path).routes
    assert (open_route.auth, open_route.limit) == (Auth.PUBLIC, Limit.NONE)
    assert (closed_route.auth, closed_route.limit) == (Auth.REQUIRED, Limit.GENERAL)
    assert closed_route.template == "/api/v1/x"
    assert closed_route.body_limit == 1024 * 1024


def test_the_routes_that_are_delivered_can_be_read():
    found = load_routes(DEFAULT_FILE)
    assert {route.upstream for route in found.routes} == set(Upstream)
    admin = [route for route in found.routes if "/admin/" in route.template]
    assert admin
    assert all(route.roles == {Role.ADMIN} for route in admin)


@pytest.fixture
async def with_policies(tmp_path, quiet_options):
    """Return a function that runs a gateway whose only route has some policies."""

    def run(policies: str, *, more: str = "", **options):
        path = tmp_path / "routes.yaml"
        path.write_text(
            "sections:\n  - service: ticket-service\n    prefix: /api/v1\n    routes:\n"
            f"      - GET /test/{{behaviour}}: {{limit: none, {policies}}}\n{more}"
        )
        return run_gateway(None, **{**quiet_options, "routes_file": path, **options})

    return run


async def test_only_the_roles_named_may(with_policies, callers):
    async with with_policies("roles: [support, admin]") as gateway:
        for role, status in ((Role.CUSTOMER, 403), (Role.SUPPORT, 200), (Role.ADMIN, 200)):
            headers = callers.headers(callers.principal(role))
            assert (await gateway.get("/api/v1/test/x", headers=headers)).status_code == status
        assert (await gateway.get("/api/v1/test/x")).status_code == 401


async def test_a_route_may_have_a_rate_of_its_own(with_policies):
    async with with_policies("auth: public, rate: 2/hour") as gateway:
        for _ in range(2):
            assert (await gateway.get("/api/v1/test/x")).status_code == 200
        refused = await gateway.get("/api/v1/test/x")
        assert_problem(refused, 429, "request.rate_limited")
        assert "q=2;w=3600" in refused.headers["ratelimit-policy"]


async def test_a_route_may_have_timeouts_of_its_own(with_policies):
    async with with_policies("auth: public, timeouts: {first_byte: 0.3, idle: 1}") as gateway:
        assert_problem(await gateway.get("/api/v1/test/slow"), 504, "gateway.timeout")


async def test_headers_are_changed(with_policies, services):
    policies = (
        "auth: public, request_headers: {set: {x-by: gateway}, remove: [x-secret]}, "
        "answer_headers: {set: {etag: ours}, remove: [x-next-cursor]}"
    )
    async with with_policies(policies) as gateway:
        headers = {"X-Secret": "1", "X-By": "client", "X-Kept": "1"}
        answer = await gateway.get("/api/v1/test/headers", headers=headers)
    seen = services.ticket.seen[-1]
    assert seen.values("x-by") == ["gateway"]
    assert seen.values("x-secret") == []
    assert seen.values("x-kept") == ["1"]
    assert answer.headers["etag"] == "ours"
    assert "x-next-cursor" not in answer.headers
    assert answer.headers["x-end-to-end"] == "1"


@pytest.mark.parametrize("closed", ["ticket-service", "GET /api/v1/test/{behaviour}"])
async def test_maintenance_is_said(with_policies, services, closed):
    async with with_policies("auth: public", more=f'maintenance: ["{closed}"]\n') as gateway:
        answer = await gateway.get("/api/v1/test/x")
    assert_problem(answer, 503, "service.maintenance")
    assert answer.headers["retry-after"]
    assert services.requests() == 0


async def test_a_canary_gets_its_share_and_callers_stay_with_it(
    with_policies, services, callers, running_services
):
    canary = running_services.urls["media_service_url"]
    more = f"canaries:\n  ticket-service: {{url: {canary}, percent: 30}}\n"
    people = [callers.headers(callers.principal()) for _ in range(200)]
    async with with_policies("auth: required", more=more) as gateway:
        for _ in range(2):
            for headers in people:
                assert (await gateway.get("/api/v1/test/x", headers=headers)).is_success
    tokens = [seen.values("authorization")[0] for seen in services.media.seen]
    assert 20 <= len(set(tokens)) <= 100
    assert len(tokens) == 2 * len(set(tokens))
    assert not set(tokens) & {seen.values("authorization")[0] for seen in services.ticket.seen}


async def test_a_canary_has_figures_of_its_own(with_policies):
    port = free_port()
    more = f"canaries:\n  ticket-service: {{url: http://127.0.0.1:{free_port()}, percent: 100}}\n"
    async with with_policies("auth: public", more=more, metrics_port=port) as gateway:
        assert (await gateway.get("/api/v1/test/x")).status_code == 503
        lines = (await gateway.get(f"http://127.0.0.1:{port}/metrics")).text.splitlines()
    canary = '{upstream="ticket-service canary"}'
    for figure, value in {
        "breaker_state": 0.0,
        "instances_available": 1.0,
        "connections_in_use": 0.0,
        "connections_idle": 0.0,
    }.items():
        assert f"privet_gateway_{figure}{canary} {value}" in lines
    failed = 'failures_total{reason="UpstreamUnreachable",upstream="ticket-service canary"} 1.0'
    assert any(failed in line for line in lines)


async def test_a_path_with_nothing_behind_it_is_refused(tmp_path, quiet_options):
    path = tmp_path / "routes.yaml"
    path.write_text("sections:\n  - service: gateway\n    routes:\n      - GET /nothing\n")
    settings = gateway_settings(**quiet_options, routes_file=path)
    with pytest.raises(BadRouteFile, match="nothing at /nothing"):
        Container(settings, load_routes(path), None)


async def test_a_page_of_ours_may_ask_for_a_token(with_policies, callers):
    more = "  - service: gateway\n    routes:\n      - GET /version: {limit: none}\n"
    async with with_policies("auth: public", more=more) as gateway:
        assert (await gateway.get("/version")).status_code == 401
        headers = callers.headers(callers.principal())
        assert (await gateway.get("/version", headers=headers)).json()["service"] == "gateway"
