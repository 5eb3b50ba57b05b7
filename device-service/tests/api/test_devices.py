"""Devices over HTTP."""

import asyncio
from datetime import UTC, datetime

import pytest
import time_machine
from device_service.models import platform
from privet_shared.ids import new_id
from privet_shared.testing.database import outbox_events

URL = "/api/v1/devices"


def body(owner, **fields):
    return {
        "user_id": str(owner.user_id),
        "title": "Стиральная машина",
        "brand": "Bosch",
        "model": "WAN 24",
        "serial_number": "SN-1",
        **fields,
    }


async def test_register_without_a_token(client, customer, engine):
    response = await client.post(
        f"{URL}/",
        json=body(
            customer,
            title="  Стиральная машина ",
            purchase_date="2024-02-29",
            warranty_until="2100-01-01",
        ),
    )
    assert response.status_code == 201
    device = response.json()
    shown = await client.get(f"{URL}/{device['id']}")
    assert shown.json() == device
    assert shown.headers["etag"] == response.headers["etag"]
    assert device.pop("created_at").endswith("Z")
    assert device.pop("updated_at").endswith("Z")
    assert device.pop("id")
    assert device == {
        **body(customer),
        "purchase_date": "2024-02-29",
        "warranty_until": "2100-01-01",
        "warranty_status": "active",
        "photos": [],
    }
    [event] = await outbox_events(engine, platform)
    assert event["type"] == "privet.device.device.created.v1"
    assert event["audience"] == f"user:{customer.user_id}"
    assert event["requestid"] == response.headers["x-request-id"]
    assert event["data"]["version"] == 1
    assert event["data"]["serial_number"] == "SN-1"


async def test_warranty_runs_out(client, customer, register):
    device = await register(customer, warranty_until="2026-12-31")
    unknown = await register(customer)
    assert unknown["warranty_status"] == "unknown"
    url = f"{URL}/{device['id']}"
    seen = []
    for moment in (datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 1, 1, 1, tzinfo=UTC)):
        with time_machine.travel(moment, tick=False):
            response = await client.get(url)
        seen.append((response.json()["warranty_status"], response.headers["etag"]))
    assert [status for status, _ in seen] == ["active", "expired"]
    assert seen[0][1] != seen[1][1]


async def test_user_not_heard_of_yet_is_asked_for_once(client, callers, lookup):
    newcomer = callers.principal()
    path = f"/internal/users/{newcomer.user_id}"
    lookup.objects[path] = {
        "user_id": str(newcomer.user_id),
        "version": 1,
        "name": "Анна",
        "phone": "+79991234567",
        "status": "active",
        "roles": ["customer"],
    }
    for serial in ("1", "2"):
        response = await client.post(URL, json=body(newcomer, serial_number=serial))
        assert response.status_code == 201
    assert lookup.calls == [path]


@pytest.mark.parametrize("status", [None, "blocked", "deleted"])
async def test_unknown_blocked_and_deleted_users_are_refused(client, callers, lookup, status):
    person = callers.principal()
    if status is not None:
        lookup.objects[f"/internal/users/{person.user_id}"] = {
            "user_id": str(person.user_id),
            "version": 2,
            "status": status,
            "phone": None,
        }
    response = await client.post(URL, json=body(person))
    assert (response.status_code, response.json()["code"]) == (422, "device.unknown_user")


async def test_auth_service_down_means_try_again(client, callers, lookup):
    lookup.down = True
    response = await client.post(URL, json=body(callers.principal()))
    assert (response.status_code, response.headers["retry-after"]) == (503, "1")


async def test_serial_number_is_unique_within_its_brand(client, customer, stranger, register):
    first = await register(customer, brand="Бош", serial_number="Ab-Я1")
    taken = await client.post(URL, json=body(stranger, brand="БОШ", serial_number="aB-я1"))
    assert (taken.status_code, taken.json()["code"]) == (409, "device.serial_number_taken")
    other = await register(stranger, brand="Miele", serial_number="ab-я1")
    moved = await client.patch(f"{URL}/{other['id']}", json={"brand": "бош"})
    assert (moved.status_code, moved.json()["code"]) == (409, "device.serial_number_taken")
    same = await client.patch(f"{URL}/{first['id']}", json={"serial_number": "AB-Я1"})
    assert same.json()["serial_number"] == "AB-Я1"


async def test_one_serial_number_at_once_registers_one_device(client, customer):
    answers = await asyncio.gather(*(client.post(URL, json=body(customer)) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]


@pytest.mark.parametrize(
    ("fields", "loc"),
    [
        ({"user_id": None}, ["body", "user_id"]),
        ({"user_id": "1"}, ["body", "user_id"]),
        ({"title": "   "}, ["body", "title"]),
        ({"title": None}, ["body", "title"]),
        ({"brand": "a\u0000b"}, ["body", "brand"]),
        ({"model": 5}, ["body", "model"]),
        ({"serial_number": "x" * 201}, ["body", "serial_number"]),
        ({"serial_number": []}, ["body", "serial_number"]),
        ({"purchase_date": "yesterday"}, ["body", "purchase_date"]),
        ({"purchase_date": "2026-02-30"}, ["body", "purchase_date"]),
        ({"purchase_date": 0}, ["body", "purchase_date"]),
        ({"purchase_date": "1700000000"}, ["body", "purchase_date"]),
        ({"warranty_until": "2026-02-01T00:00:00"}, ["body", "warranty_until"]),
        ({"warranty_until": ""}, ["body", "warranty_until"]),
        ({"warranty_until": "10000-01-01"}, ["body", "warranty_until"]),
        ({"colour": "red"}, ["body", "colour"]),
    ],
)
async def test_bad_device_is_explained(client, customer, register, fields, loc):
    device = await register(customer)
    attempts = [await client.post(URL, json=body(customer, **fields))]
    if "user_id" not in fields:
        attempts.append(await client.patch(f"{URL}/{device['id']}", json=fields))
    for response in attempts:
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["errors"][0]["loc"] == loc


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (
            {"purchase_date": "2026-02-02", "warranty_until": "2026-02-01"},
            "device.warranty_before_purchase",
        ),
        ({"purchase_date": "9999-12-31"}, "device.purchase_in_future"),
    ],
)
async def test_impossible_dates_are_refused(client, customer, register, fields, code):
    made = await client.post(URL, json=body(customer, **fields))
    assert (made.status_code, made.json()["code"]) == (422, code)
    device = await register(customer)
    changed = await client.patch(f"{URL}/{device['id']}", json=fields)
    assert (changed.status_code, changed.json()["code"]) == (422, code)


async def test_dates_are_weighed_against_those_that_stay(client, customer, register):
    device = await register(customer, purchase_date="2025-01-01", warranty_until="2026-01-01")
    url = f"{URL}/{device['id']}"
    refused = await client.patch(url, json={"warranty_until": "2024-01-01"})
    assert refused.json()["code"] == "device.warranty_before_purchase"
    cleared = await client.patch(url, json={"warranty_until": "2024-01-01", "purchase_date": None})
    assert (cleared.status_code, cleared.json()["purchase_date"]) == (200, None)


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'"x"', b"\xff\xfe", b'{"title": "\\ud800"}', b'{"\\ud800": 1}', b""]
)
async def test_unreadable_body_is_4xx(client, customer, register, content):
    device = await register(customer)
    headers = {"Content-Type": "application/json"}
    for method, path in (("POST", URL), ("PATCH", f"{URL}/{device['id']}")):
        response = await client.request(method, path, content=content, headers=headers)
        assert response.status_code in {400, 422}
        assert response.headers["content-type"] == "application/problem+json"


async def test_missing_device_is_404(client, callers, technician):
    url, headers = f"{URL}/{new_id()}", callers.headers(technician)
    media = {"media_id": str(new_id())}
    for response in (
        await client.get(url),
        await client.patch(url, json={"title": "x"}),
        await client.delete(url, headers=headers),
        await client.get(f"{url}/history", headers=headers),
        await client.post(f"{url}/photos", json=media, headers=headers),
        await client.delete(f"{url}/photos/{new_id()}", headers=headers),
    ):
        assert (response.status_code, response.json()["code"]) == (404, "device.not_found")
    assert (await client.get(f"{URL}/1")).status_code == 422


async def test_own_devices(client, callers, customer, stranger, technician, register):
    mine = [await register(customer) for _ in range(3)]
    await register(stranger)
    for path in (URL, f"{URL}/", f"{URL}/my", f"{URL}/my/"):
        response = await client.get(path, headers=callers.headers(customer))
        assert response.json() == [
            {key: device[key] for key in ("id", "title", "created_at")} for device in mine[::-1]
        ]
        assert (await client.get(path, headers=callers.headers(technician))).json() == []


async def test_pages_are_stable_under_inserts(client, callers, customer, register):
    made = [(await register(customer))["id"] for _ in range(5)]
    for path in (f"{URL}/my", f"{URL}/search?brand=bosch"):
        headers = callers.headers(customer)
        page = await client.get(path, params={"limit": 2}, headers=headers)
        assert page.headers["x-next-cursor"]
        late = await register(customer)
        seen = []
        while True:
            seen += [device["id"] for device in page.json()]
            link = page.headers.get("link", "").partition(">")[0].removeprefix("<")
            if not link:
                break
            page = await client.get(link, headers=headers)
        assert seen == made[::-1]
        made.append(late["id"])


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "cursor=!!", "cursor=abc", "cursor=%00"],
)
async def test_bad_page_is_422(client, callers, customer, query):
    for path in ("my", "search"):
        response = await client.get(f"{URL}/{path}?{query}", headers=callers.headers(customer))
        assert response.status_code == 422


async def test_public_partial_update(client, customer, register, engine):
    device = await register(customer, purchase_date="2025-01-01", warranty_until="2026-01-01")
    url = f"{URL}/{device['id']}"
    response = await client.patch(url, json={"title": "Кухня", "warranty_until": None})
    changed = response.json()
    assert response.status_code == 200
    assert (changed["title"], changed["warranty_until"]) == ("Кухня", None)
    assert (changed["purchase_date"], changed["brand"]) == ("2025-01-01", "Bosch")
    assert changed["updated_at"] > device["updated_at"]
    nothing = await client.patch(url, json={"title": "Кухня"})
    assert nothing.json() == changed
    events = await outbox_events(engine, platform)
    assert [event["type"].split(".")[-2] for event in events] == ["created", "updated"]
    assert (events[1]["data"]["version"], events[1]["data"]["title"]) == (2, "Кухня")


async def test_etag_guards_reading_and_writing(client, customer, register):
    url = f"{URL}/{(await register(customer))['id']}"
    etag = (await client.get(url)).headers["etag"]
    fresh = await client.get(url, headers={"If-None-Match": etag})
    assert (fresh.status_code, fresh.content) == (304, b"")
    changed = await client.patch(url, json={"title": "y"}, headers={"If-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != etag
    again = await client.patch(url, json={"title": "z"}, headers={"If-Match": etag})
    assert (again.status_code, again.json()["code"]) == (412, "request.stale")
    assert (await client.get(url)).json()["title"] == "y"


async def test_idempotency_key(client, customer, stranger):
    async def post(key, **fields):
        return await client.post(
            URL, json=body(customer, **fields), headers={"Idempotency-Key": key}
        )

    first, again = await post("k-1"), await post("k-1")
    assert again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    reused = await post("k-1", title="other")
    assert (reused.status_code, reused.json()["code"]) == (422, "idempotency.key_reused")
    assert (await post("k-2")).status_code == 409
    assert (await post("bad key")).status_code == 422


async def test_owner_and_staff_delete(client, callers, customer, stranger, technician, register):
    for principal in (customer, technician):
        device = await register(customer)
        url = f"{URL}/{device['id']}"
        hidden = await client.delete(url, headers=callers.headers(stranger))
        assert (hidden.status_code, hidden.json()["code"]) == (404, "device.not_found")
        assert (await client.get(url)).status_code == 200
        gone = await client.delete(url, headers=callers.headers(principal))
        assert (gone.status_code, gone.content) == (204, b"")
        assert (await client.get(url)).status_code == 404
        again = await client.delete(url, headers=callers.headers(principal))
        assert again.status_code == 404


async def test_deletion_is_told_with_the_next_version(client, callers, customer, register, engine):
    device = await register(customer, serial_number="once")
    await client.patch(f"{URL}/{device['id']}", json={"title": "x"})
    await client.delete(f"{URL}/{device['id']}", headers=callers.headers(customer))
    *_, event = await outbox_events(engine, platform)
    assert event["type"] == "privet.device.device.deleted.v1"
    assert event["data"] == {
        "device_id": device["id"],
        "user_id": str(customer.user_id),
        "version": 3,
    }
    assert await register(customer, serial_number="once")


async def test_a_list_says_the_same_as_the_detail(client, callers, customer, register):
    device = await register(customer, title="Пылесос «Б» <&>")
    headers = callers.headers(customer)
    listed = (await client.get(f"{URL}/my", headers=headers)).json()
    assert listed == [{name: device[name] for name in ("id", "title", "created_at")}]
    found = (await client.get(f"{URL}/search", params={"title": "пылесос"})).json()
    assert found == [{name: device[name] for name in ("id", "title")}]


async def test_a_substring_is_found_however_old(client, customer, register, monkeypatch):
    monkeypatch.setattr("device_service.repositories.devices.NEWEST", 1)
    made = [await register(customer, title=f"Пылесос {n}") for n in range(4)]
    newest_first = [device["id"] for device in reversed(made)]
    found, url = [], f"{URL}/search?title=ылесос&limit=2"
    while url:
        page = await client.get(url)
        found += [device["id"] for device in page.json()]
        url = page.links.get("next", {}).get("url")
    assert found == newest_first
    monkeypatch.setattr("device_service.repositories.devices.NEWEST", 3)
    page = await client.get(f"{URL}/search?title=ылесос&limit=2")
    assert [device["id"] for device in page.json()] == newest_first[:2]
