"""How many SQL statements each endpoint takes, with more than one row in every list."""

import pytest
from privet_shared.testing.routes import route_table
from privet_shared.testing.statements import recorded_statements

URL = "/api/v1/devices"
ONE = f"{URL}/{{device_id}}"
TABLE = "user_id,title,brand,model,serial_number\n"

EXPECTED = {
    ("GET", URL): 1,
    ("POST", URL): 6,
    ("GET", f"{URL}/export.csv"): 1,
    ("POST", f"{URL}/import"): 100,
    ("GET", f"{URL}/my"): 1,
    ("GET", f"{URL}/search"): 1,
    ("DELETE", ONE): 4,
    ("GET", ONE): 2,
    ("PATCH", ONE): 6,
    ("GET", f"{ONE}/history"): 2,
    ("POST", f"{ONE}/photos"): 9,
    ("DELETE", f"{ONE}/photos/{{photo_id}}"): 7,
    ("GET", f"{ONE}/qr.png"): 2,
    ("GET", f"{ONE}/qr.svg"): 2,
    ("POST", f"{ONE}/transfer"): 8,
}


@pytest.fixture
async def world(client, callers, customer, stranger, register, known_file):
    """Three devices of one owner; the first has two photos and was changed twice."""
    devices = [await register(customer) for _ in range(3)]
    device_id = devices[0]["id"]
    headers = callers.headers(customer)
    for title in ("Раз", "Два"):
        changed = await client.patch(f"{URL}/{device_id}", json={"title": title}, headers=headers)
        assert changed.is_success
    photos = []
    for _ in range(2):
        body = {"media_id": str((await known_file(customer)).media_id)}
        photo = await client.post(f"{URL}/{device_id}/photos", json=body, headers=headers)
        assert photo.status_code == 201, photo.text
        photos.append(photo.json()["id"])
    return device_id, photos[0], str((await known_file(customer)).media_id)


def test_every_endpoint_is_counted(app):
    ours = {route for route in route_table(app) if route[1].startswith("/api/v1/")}
    assert ours == set(EXPECTED)


@pytest.mark.parametrize(("method", "path"), EXPECTED, ids=lambda value: value)
async def test_statements(
    client, container, callers, customer, stranger, technician, world, method, path
):
    device_id, photo_id, media_id = world
    caller, body, content = customer, None, None
    owner = {"user_id": str(customer.user_id)}
    fields = {"title": "t", "brand": "b", "model": "m"}
    match method, path.rpartition("/")[2]:
        case "POST", "devices":
            body = {**owner, **fields, "serial_number": "new"}
        case "POST", "photos":
            body = {"media_id": media_id}
        case "POST", "transfer":
            body = {"to_user_id": str(stranger.user_id)}
        case "PATCH", _:
            body = {"title": "Три", "model": "X"}
        case "POST", "import":
            lines = (f"{customer.user_id},t,b,m,imported-{number}\n" for number in range(20))
            caller, content = technician, (TABLE + "".join(lines)).encode()
        case _, "export.csv":
            caller = technician
    headers = callers.headers(caller)
    if content:
        headers["Content-Type"] = "text/csv"
    url = path.format(device_id=device_id, photo_id=photo_id)
    params = {"dry_run": "false"} if content else owner if path.endswith("search") else None
    with recorded_statements(container.engine) as statements:
        answer = await client.request(
            method, url, json=body, content=content, params=params, headers=headers
        )
    assert answer.is_success, answer.text
    assert len(statements) == EXPECTED[method, path], [row.sql[:80] for row in statements]
