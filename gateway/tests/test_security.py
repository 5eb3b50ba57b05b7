"""Who gets in, and what nobody may smuggle past the gateway."""

import base64
import json
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from gateway.auth import Authenticator
from gateway.exchange import Exchange
from gateway.head import RequestHead
from gateway.revocation import RevokedSessions
from gateway.route_file import ROUTES
from gateway.routes import Auth, Upstream
from gateway_support import MIB, assert_problem, run_gateway
from privet_shared.auth.principal import Role
from privet_shared.auth.tokens import TokenClaims, TokenCodec, TokenExpired, TokenType
from privet_shared.ids import new_id
from privet_shared.testing.callers import Callers
from privet_shared.testing.plugin import TEST_JWT_SECRET


def claims_of(**changes):
    now = int(datetime.now(UTC).timestamp())
    claims = {
        "sub": str(new_id()), "sid": str(new_id()), "jti": str(new_id()), "typ": "access",
        "iat": now, "exp": now + 600, "roles": ["customer"],
    }  # fmt: skip
    claims.update(changes)
    return {key: value for key, value in claims.items() if value is not None}


def signed(secret=TEST_JWT_SECRET, algorithm="HS256", **changes):
    return jwt.encode(claims_of(**changes), secret, algorithm=algorithm)


def unsigned():
    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims_of())}."


def tampered():
    head, payload, signature = signed().split(".")
    padded = payload + "=" * (-len(payload) % 4)
    changed = {**json.loads(base64.urlsafe_b64decode(padded)), "roles": ["admin"]}
    return ".".join(
        [
            head,
            base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b"=").decode(),
            signature,
        ]
    )


NOW = int(datetime.now(UTC).timestamp())
BAD_TOKENS = {
    "another secret": signed(secret="x" * 40),
    "alg none": unsigned(),
    "another algorithm": signed(algorithm="HS512", secret=TEST_JWT_SECRET + "0" * 32),
    "expired": signed(exp=NOW - 60),
    "refresh as access": signed(typ="refresh"),
    "service as access": Callers(TEST_JWT_SECRET).tokens.encode_service("ticket-service"),
    "no typ": signed(typ=None),
    "no exp": signed(exp=None),
    "no sid": signed(sid=None),
    "sub is not an id": signed(sub="admin"),
    "unknown role": signed(roles=["root"]),
    "roles is not a list": signed(roles=7),
    "tampered": tampered(),
    "not a token": "abc",
    "empty parts": "..",
    "too long": "a" * 5000,
    "not ascii": "тoken",
}
BAD_HEADERS = {
    **{name: f"Bearer {token}" for name, token in BAD_TOKENS.items()},
    "basic": "Basic dXNlcjpwYXNz",
    "bearer alone": "Bearer",
    "token alone": signed(),
}
REQUIRED = [r for r in ROUTES if r.auth in {Auth.REQUIRED, Auth.TICKET}]
OPTIONAL = [r for r in ROUTES if r.auth is Auth.OPTIONAL]


def path_of(route):
    return "/".join(
        str(new_id()) if part.startswith("{") else part for part in route.template.split("/")
    )


@pytest.mark.parametrize("route", REQUIRED, ids=lambda r: f"{r.method} {r.template}")
async def test_without_a_token_is_401(gateway, services, route):
    response = await gateway.request(route.method, path_of(route))
    assert_problem(response, 401, "auth.required")
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert services.requests() == 0


@pytest.mark.parametrize("name", BAD_HEADERS)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/tickets"),
        ("GET", "/api/v1/devices/search"),
        ("POST", "/api/v1/devices"),
        ("GET", "/api/v1/events"),
    ],
)
async def test_a_bad_token_is_401_and_goes_no_further(gateway, services, name, method, path):
    header = BAD_HEADERS[name].encode()
    response = await gateway.request(method, path, headers={"authorization": header})
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert services.requests() == 0


async def test_two_authorization_headers_are_refused(gateway, services):
    token = signed()
    headers = [("authorization", f"Bearer {token}")] * 2
    response = await gateway.get("/api/v1/tickets", headers=headers)
    assert_problem(response, 401, "auth.invalid_token")


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_a_good_token_passes_and_is_handed_on(gateway, services, scheme):
    header = f"{scheme} {signed()}"
    response = await gateway.get("/api/v1/tickets", headers={"authorization": header})
    assert response.status_code == 200
    assert services.ticket.seen[-1].values("authorization") == [header]


@pytest.mark.parametrize("route", OPTIONAL, ids=lambda r: f"{r.method} {r.template}")
async def test_optional_routes_pass_without_a_token(gateway, services, route):
    assert (await gateway.request(route.method, path_of(route))).status_code == 200
    service = {Upstream.DEVICE: services.device, Upstream.MEDIA: services.media}[route.upstream]
    assert service.seen[-1].values("authorization") == []


async def test_public_routes_do_not_look_at_tokens(gateway, services):
    response = await gateway.post("/api/v1/auth/login", headers={"authorization": "Bearer bad"})
    assert response.status_code == 200
    assert len(services.auth.seen) == 1


def bearer(token: str) -> Exchange:
    headers = [(b"authorization", f"Bearer {token}".encode())]
    head = RequestHead("GET", b"/", b"", headers, dict(headers))
    return Exchange(None, head, "127.0.0.1", "http")


async def test_verified_tokens_are_kept_within_bounds():
    callers = Callers(TEST_JWT_SECRET)
    authenticator = Authenticator(TokenCodec(TEST_JWT_SECRET), RevokedSessions(), cache_size=3)
    requests = [bearer(callers.token(callers.principal())) for _ in range(10)]
    found = [await authenticator.authenticate(each, Auth.REQUIRED) for each in requests]
    assert authenticator.cached == 3
    assert await authenticator.authenticate(requests[-1], Auth.REQUIRED) is found[-1]


async def test_a_remembered_token_still_expires():
    callers = Callers(TEST_JWT_SECRET)
    authenticator = Authenticator(TokenCodec(TEST_JWT_SECRET), RevokedSessions())
    late = bearer(callers.token(callers.principal(), lifetime=timedelta(seconds=-4)))
    claims = await authenticator.authenticate(late, Auth.REQUIRED)  # within the clock leeway
    assert claims.typ is TokenType.ACCESS
    expired = bearer(callers.token(callers.principal(), lifetime=timedelta(seconds=-6)))
    with pytest.raises(TokenExpired):
        await authenticator.authenticate(expired, Auth.REQUIRED)
    authenticator._verified[expired.first[b"authorization"]] = TokenClaims.issue(
        TokenType.ACCESS, user_id=new_id(), session_id=new_id(), lifetime=timedelta(seconds=-6)
    )
    with pytest.raises(TokenExpired):
        await authenticator.authenticate(expired, Auth.REQUIRED)


SPOOFED = {
    "X-User-Id": "1", "x-user-roles": "admin", "X-Auth-User": "1", "X_Auth_User": "1",
    "X-Roles": "admin", "X-Internal-Token": "1", "X-Real-IP": "6.6.6.6",
    "Forwarded": "for=6.6.6.6", "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Host": "evil", "X-Forwarded-User": "admin", "X-Original-URL": "/internal",
    "X-Rewrite-URL": "/internal", "X-HTTP-Method-Override": "DELETE",
}  # fmt: skip


async def test_identity_and_forwarding_headers_come_from_the_gateway_alone(gateway, services):
    await gateway.get("/api/v1/test/echo", headers={**SPOOFED, "X-Mine": "kept"})
    seen = services.ticket.seen[-1]
    names = {name.decode() for name, _ in seen.headers}
    ours = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    assert names & ({name.lower() for name in SPOOFED}) == ours
    assert seen.values("x-forwarded-for") == ["127.0.0.1"]
    assert seen.values("x-forwarded-proto") == ["http"]
    assert seen.values("x-forwarded-host") == [gateway.base_url.netloc.decode()]
    assert seen.values("x-mine") == ["kept"]


async def test_hop_by_hop_headers_stay_on_their_hop(gateway, services):
    await gateway.get(
        "/api/v1/test/echo",
        headers={
            "Connection": "keep-alive, X-Hop", "X-Hop": "1", "TE": "trailers",
            "Proxy-Authorization": "Basic x", "Keep-Alive": "1", "Upgrade": "h2c",
        },
    )  # fmt: skip
    names = {name.decode() for name, _ in services.ticket.seen[-1].headers}
    assert not names & {"connection", "x-hop", "te", "proxy-authorization", "keep-alive", "upgrade"}
    response = await gateway.get("/api/v1/test/headers")
    assert not {"x-hop", "keep-alive", "server", "access-control-allow-origin"} & set(
        response.headers
    )
    assert response.headers["x-end-to-end"] == "1"
    assert response.headers["etag"] == '"v1"'
    assert response.headers.get_list("date") == response.headers.get_list("date")[:1]


async def test_request_id_and_trace(gateway, services):
    sent = {"x-request-id": "abc-1", "traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}
    response = await gateway.get("/api/v1/test/headers", headers=sent)
    assert response.headers.get_list("x-request-id") == ["abc-1"]
    seen = services.ticket.seen[-1]
    assert seen.values("x-request-id") == ["abc-1"]
    (traceparent,) = seen.values("traceparent")
    assert traceparent.split("-")[1] == "a" * 32
    assert traceparent.split("-")[2] != "b" * 16
    response = await gateway.get("/nowhere", headers={"x-request-id": "bad id\t!"})
    assert response.headers["x-request-id"] not in {"", "bad id\t!"}
    assert response.json()["request_id"] == response.headers["x-request-id"]


async def test_roles_do_not_matter_at_the_door(gateway, services, callers):
    headers = callers.headers(callers.principal(Role.ADMIN))
    assert (await gateway.get("/api/v1/tickets", headers=headers)).status_code == 200


def test_the_table_routes_nothing_private():
    for route in ROUTES:
        assert not route.template.startswith(("/internal", "/metrics"))
        if route.upstream is not Upstream.GATEWAY:
            assert route.template.startswith(("/api/v1/", "/.well-known/"))
            assert route.body_limit <= MIB


def test_what_is_public_is_written_down():
    """A new public route must be added here too, on purpose."""
    anonymous = {
        (route.method, route.template)
        for route in ROUTES
        if route.auth in {Auth.PUBLIC, Auth.OPTIONAL}
    }
    assert anonymous == {
        ("GET", "/"),
        ("GET", "/health/live"),
        ("GET", "/health/ready"),
        ("GET", "/version"),
        ("GET", "/openapi.json"),
        ("GET", "/docs"),
        ("GET", "/docs/redoc"),
        ("GET", "/docs/{asset}"),
        ("POST", "/api/v1/auth/register"),
        ("POST", "/api/v1/auth/login"),
        ("POST", "/api/v1/auth/login/totp"),
        ("POST", "/api/v1/auth/refresh"),
        ("POST", "/api/v1/auth/forgot"),
        ("POST", "/api/v1/auth/reset"),
        ("POST", "/api/v1/auth/verify-email"),
        ("GET", "/.well-known/jwks.json"),
        ("GET", "/api/v1/devices/search"),
        ("GET", "/api/v1/devices/{device_id}"),
        ("GET", "/api/v1/devices/{device_id}/qr.svg"),
        ("GET", "/api/v1/devices/{device_id}/qr.png"),
        ("POST", "/api/v1/devices"),
        ("PATCH", "/api/v1/devices/{device_id}"),
        ("GET", "/api/v1/faq/categories"),
        ("GET", "/api/v1/faq/categories/{slug}/articles"),
        ("GET", "/api/v1/faq/articles/{article_id}"),
        ("GET", "/api/v1/faq/search"),
        ("POST", "/api/v1/faq/articles/{article_id}/feedback"),
        ("GET", "/api/v1/pages"),
        ("GET", "/api/v1/pages/{slug}"),
    }


async def test_an_unforeseen_error_is_a_problem_too(quiet_nats, services, monkeypatch):
    async with run_gateway(nats_url=quiet_nats, **services.urls) as gateway:
        monkeypatch.setattr("gateway.proxy.forward.own_header_lines", lambda _exchange: 1 / 0)
        response = await gateway.get("/api/v1/test/echo")
        assert_problem(response, 500, "service.failed")
        assert "division" not in response.text
