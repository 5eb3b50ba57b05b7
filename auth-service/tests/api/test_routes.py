"""Every route demands a token unless it is on this list."""

import pytest
from privet_shared.testing.routes import any_path, route_table

PUBLIC: set[tuple[str, str]] = {
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/version"),
    ("GET", "/openapi.json"),
    ("POST", "/api/v1/auth/register"),
    ("POST", "/api/v1/auth/login"),
    ("POST", "/api/v1/auth/login/totp"),
    ("POST", "/api/v1/auth/refresh"),
    ("POST", "/api/v1/auth/forgot"),
    ("POST", "/api/v1/auth/reset"),
    ("POST", "/api/v1/auth/verify-email"),
    ("GET", "/.well-known/jwks.json"),
}


async def test_every_other_route_answers_401(app, client):
    routes = route_table(app)
    assert routes >= PUBLIC
    assert len(routes) > 10
    for method, path in routes - PUBLIC:
        response = await client.request(method, any_path(path))
        assert (method, path, response.status_code) == (method, path, 401)
        assert response.headers["www-authenticate"] == "Bearer"


async def test_health(client):
    assert (await client.get("/health/ready")).json() == {
        "status": "ok",
        "parts": {"postgres": "ok"},
    }
    assert (await client.get("/version")).json()["service"] == "auth-service"


@pytest.mark.parametrize("path", ["/nothing", "/api/v1/nothing", "/docs"])
async def test_unknown_address_is_a_problem(client, path):
    response = await client.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "request.not_found")


async def test_wrong_method_is_a_problem(client):
    response = await client.put("/api/v1/auth/login")
    assert (response.status_code, response.json()["code"]) == (405, "request.method_not_allowed")
