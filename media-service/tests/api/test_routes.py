"""Every route demands a token unless it is on this list."""

import pytest
from media_service.adapters.objects import S3ObjectStore
from privet_shared.testing.routes import any_path, route_table

PUBLIC: set[tuple[str, str]] = {
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/version"),
    ("GET", "/openapi.json"),
    ("GET", "/api/v1/faq/categories"),
    ("GET", "/api/v1/faq/categories/{slug}/articles"),
    ("GET", "/api/v1/faq/articles/{article_id}"),
    ("GET", "/api/v1/faq/search"),
    ("POST", "/api/v1/faq/articles/{article_id}/feedback"),
    ("GET", "/api/v1/pages"),
    ("GET", "/api/v1/pages/{slug}"),
}


async def test_every_other_route_answers_401(app, client):
    routes = route_table(app)
    assert routes >= PUBLIC
    assert len(routes - PUBLIC) > 6
    for method, path in routes - PUBLIC:
        response = await client.request(method, any_path(path))
        assert (method, path, response.status_code) == (method, path, 401)
        assert response.headers["www-authenticate"] == "Bearer"


async def test_health(client):
    assert (await client.get("/health/ready")).json() == {
        "status": "ok",
        "parts": {"postgres": "ok", "storage": "ok"},
    }
    assert (await client.get("/version")).json()["service"] == "media-service"


@pytest.mark.parametrize("path", ["/nothing", "/api/v1/nothing", "/docs"])
async def test_unknown_address_is_a_problem(client, path):
    response = await client.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "request.not_found")


async def test_wrong_method_is_a_problem(client):
    response = await client.put("/api/v1/media/uploads")
    assert (response.status_code, response.json()["code"]) == (405, "request.method_not_allowed")


async def test_internal_route_refuses_people(client, callers, technician):
    response = await client.get(
        any_path("/internal/media/{media_id}"), headers=callers.headers(technician)
    )
    assert (response.status_code, response.json()["code"]) == (401, "auth.invalid_token")


async def test_not_ready_without_the_bucket(settings, client, container):
    missing = settings.storage.model_copy(update={"bucket": "elsewhere"})
    container.store = S3ObjectStore(missing)
    response = await client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["parts"] == {"postgres": "ok", "storage": "unavailable"}
