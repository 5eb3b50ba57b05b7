"""Every route demands a token unless it is on this list."""

import pytest
from privet_shared.auth.tokens import TokenType
from privet_shared.ids import new_id
from privet_shared.testing.routes import any_path, route_table

ONE = "/api/v1/devices/{device_id}"
PUBLIC: set[tuple[str, str]] = {
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/version"),
    ("GET", "/openapi.json"),
    ("GET", "/api/v1/devices/search"),
    ("POST", "/api/v1/devices"),
    ("GET", ONE),
    ("PATCH", ONE),
    ("GET", f"{ONE}/qr.svg"),
    ("GET", f"{ONE}/qr.png"),
}


async def test_every_other_route_answers_401(app, client):
    routes = route_table(app)
    assert routes >= PUBLIC
    assert routes - PUBLIC == {
        ("GET", "/api/v1/devices"),
        ("GET", "/api/v1/devices/my"),
        ("DELETE", ONE),
        ("POST", f"{ONE}/photos"),
        ("DELETE", f"{ONE}/photos/{{photo_id}}"),
        ("GET", f"{ONE}/history"),
        ("POST", f"{ONE}/transfer"),
        ("POST", "/api/v1/devices/import"),
        ("GET", "/api/v1/devices/export.csv"),
        ("GET", "/internal/devices/{device_id}"),
        ("GET", "/internal/users/{user_id}/export"),
    }
    for method, path in routes - PUBLIC:
        response = await client.request(method, any_path(path))
        assert (method, path, response.status_code) == (method, path, 401)
        assert response.headers["www-authenticate"] == "Bearer"


async def test_public_routes_refuse_a_bad_token(client, callers, customer):
    refresh = callers.token(customer, typ=TokenType.REFRESH)
    for authorization in ("Bearer nonsense", f"Bearer {refresh}", "Basic eDp5"):
        for method, path in sorted(PUBLIC):
            if path.startswith("/api/"):
                response = await client.request(
                    method, any_path(path), headers={"Authorization": authorization}
                )
                assert (method, path, response.status_code) == (method, path, 401)


async def test_health(client):
    assert (await client.get("/health/ready")).json() == {
        "status": "ok",
        "parts": {"postgres": "ok"},
    }
    assert (await client.get("/version")).json()["service"] == "device-service"


@pytest.mark.parametrize("path", ["/nothing", "/api/v1/nothing", "/docs"])
async def test_unknown_address_is_a_problem(client, path):
    response = await client.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "request.not_found")


async def test_wrong_method_is_a_problem(client):
    response = await client.put("/api/v1/devices")
    assert (response.status_code, response.json()["code"]) == (405, "request.method_not_allowed")


async def test_openapi_says_where_a_token_is_optional(client):
    paths = (await client.get("/openapi.json")).json()["paths"]
    for path, methods in paths.items():
        for method, operation in methods.items():
            optional = {} in operation["security"]
            assert (path, method, optional) == (path, method, (method.upper(), path) in PUBLIC)


async def test_openapi_names_the_fields_that_answers_have(client, callers, customer, register):
    schemas = (await client.get("/openapi.json")).json()["components"]["schemas"]
    device = await register(customer)
    url, headers = f"/api/v1/devices/{device['id']}", callers.headers(customer)
    history = await client.get(f"{url}/history", headers=headers)
    for schema, answer in (
        ("DeviceRead", device),
        (
            "DeviceListed",
            (await client.get("/api/v1/devices?include=summary", headers=headers)).json()[0],
        ),
        (
            "DeviceFound",
            (await client.get("/api/v1/devices/search?include=summary", headers=headers)).json()[0],
        ),
        ("ChangeRead", history.json()[0]),
    ):
        assert (schema, set(schemas[schema]["properties"])) == (schema, set(answer))


async def test_internal_state_is_for_services(client, callers, customer, register):
    device = await register(customer, brand="Miele")
    path = f"/internal/devices/{device['id']}"
    assert (await client.get(path, headers=callers.headers(customer))).status_code == 401
    response = await client.get(path, headers=callers.service_headers())
    assert response.json() == {
        "device_id": device["id"],
        "user_id": str(customer.user_id),
        "version": 1,
        "title": device["title"],
        "brand": "Miele",
        "model": device["model"],
        "serial_number": device["serial_number"],
    }
    missing = await client.get(f"/internal/devices/{new_id()}", headers=callers.service_headers())
    assert (missing.status_code, missing.json()["code"]) == (404, "device.not_found")


async def test_public_access_can_be_turned_off(
    client, closed, callers, customer, stranger, technician, register
):
    device = await register(customer)
    url = f"/api/v1/devices/{device['id']}"
    body = {"user_id": str(customer.user_id), "title": "t", "brand": "b", "model": "m"}

    for response in (
        await closed.get(url),
        await closed.get(f"{url}/qr.svg"),
        await closed.get(f"{url}/qr.png"),
        await closed.get("/api/v1/devices/search"),
        await closed.patch(url, json={"title": "x"}),
        await closed.post("/api/v1/devices", json={**body, "serial_number": "0"}),
    ):
        assert (response.status_code, response.json()["code"]) == (401, "auth.required")

    foreign = callers.headers(stranger)
    assert (await closed.get(url, headers=foreign)).status_code == 200
    assert (await closed.get("/api/v1/devices/search", headers=foreign)).status_code == 200
    hidden = await closed.patch(url, json={"title": "x"}, headers=foreign)
    assert (hidden.status_code, hidden.json()["code"]) == (404, "device.not_found")
    refused = await closed.post(
        "/api/v1/devices", json={**body, "serial_number": "1"}, headers=foreign
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "device.foreign_owner")

    for serial, principal in (("2", customer), ("3", technician)):
        headers = callers.headers(principal)
        changed = await closed.patch(url, json={"title": serial}, headers=headers)
        assert changed.json()["title"] == serial
        made = await closed.post(
            "/api/v1/devices", json={**body, "serial_number": serial}, headers=headers
        )
        assert made.status_code == 201
