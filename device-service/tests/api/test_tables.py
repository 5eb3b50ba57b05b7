"""Devices in and out as tables, transfers, labels, and a person's export."""

import csv
import io
import struct
import xml.etree.ElementTree as ET

import pytest
from device_service.models import platform
from privet_shared.events.auth import UserRegistered
from privet_shared.events.devices import DeviceTransferred
from privet_shared.events.media import FileProcessed
from privet_shared.ids import new_id
from privet_shared.testing.database import new_delivery, outbox_events

URL = "/api/v1/devices"
HEADER = "user_id,phone,title,brand,model,serial_number,purchase_date,extra\n"


@pytest.fixture
def known_phone(container):
    async def hear(principal, phone):
        event = UserRegistered(user_id=principal.user_id, version=5, phone=phone)
        await container.users.store(event, new_delivery())

    return hear


@pytest.fixture
def send_table(client, callers, technician):
    async def send(table, *, dry_run=False, principal=technician, **headers):
        content = table.encode() if isinstance(table, str) else table
        return await client.post(
            f"{URL}/import",
            params={"dry_run": str(dry_run).lower()},
            content=content,
            headers={"Content-Type": "text/csv", **callers.headers(principal), **headers},
        )

    return send


async def test_a_table_is_tried_and_then_imported(
    client, callers, customer, known_phone, send_table, register
):
    taken = await register(customer, brand="Bork", serial_number="taken")
    await known_phone(customer, "+79991234567")
    table = (
        "\ufeff" + HEADER + f"{customer.user_id},,Чайник,Bork,K810,a-1,2025-02-14,x\n"
        ",8 (999) 123-45-67,Тостер,Bork,T1,a-2,,\n"
        "\n"
        f"{customer.user_id},,Чайник,bork,K810,A-1,,\n"
        f"{customer.user_id},,,Bork,K810,a-3,yesterday,\n"
        f"{new_id()},,Чайник,Bork,K810,a-4,,\n"
        ",123,Чайник,Bork,K810,a-5,,\n"
        f"{customer.user_id},,Чайник,Bork,K810,{taken['serial_number']},,\n"
    )
    for dry_run in (True, False):
        report = (await send_table(table, dry_run=dry_run)).json()
        assert (report["accepted"], report["refused"]) == (2, 5)
        good = "valid" if dry_run else "created"
        statuses = [(row["line"], row["status"]) for row in report["lines"]]
        assert statuses == [(2, good), (3, good), *((line, "error") for line in range(5, 10))]
        codes = [row["errors"][0]["code"] for row in report["lines"][2:]]
        assert codes == [
            "device.doubled_line",
            "request.invalid",
            "device.unknown_user",
            "device.unknown_user",
            "device.serial_number_taken",
        ]
        assert {error["field"] for error in report["lines"][3]["errors"]} == {
            "title",
            "purchase_date",
        }
        found = (await client.get(f"{URL}/search", params={"serial_number": "a-"})).json()
        assert len(found) == (0 if dry_run else 2)
    again = (await send_table(table)).json()
    assert again["accepted"] == 0
    history = await client.get(
        f"{URL}/{report['lines'][0]['device_id']}/history", headers=callers.headers(customer)
    )
    assert {row["by_role"] for row in history.json()} == {"technician"}


async def test_a_dry_run_is_the_default(client, callers, customer, technician, known_phone):
    await known_phone(customer, "+79991234567")
    response = await client.post(
        f"{URL}/import",
        content=(HEADER + f"{customer.user_id},,t,b,m,s,,\n").encode(),
        headers={"Content-Type": "text/csv; charset=utf-8", **callers.headers(technician)},
    )
    assert response.json()["dry_run"] is True
    assert (await client.get(f"{URL}/search")).json() == []


@pytest.mark.parametrize(
    ("table", "status", "code"),
    [
        ("", 422, "device.unreadable_table"),
        ("\n\n", 422, "device.unreadable_table"),
        ("a,b\n1,2\n", 422, "device.unreadable_table"),
        (HEADER + 'x,"open\n', 422, "device.unreadable_table"),
        (HEADER + "x\n" * 1001, 422, "device.unreadable_table"),
        (b"\xff\xfe", 415, "device.not_a_table"),
    ],
)
async def test_what_is_no_table_is_refused(send_table, table, status, code):
    response = await send_table(table)
    assert (response.status_code, response.json()["code"]) == (status, code)


async def test_odd_cells_are_errors_of_their_line(send_table, customer):
    table = HEADER + f"{customer.user_id},,a\x00b,b,m,s,,\nnobody,,t,b,m,s,,\n=1,,,,,,,\n"
    response = await send_table(table, dry_run=True)
    assert response.status_code in {200, 422}
    if response.status_code == 200:
        assert response.json()["accepted"] == 0


async def test_tables_are_for_staff_and_csv(send_table, customer, client, callers):
    assert (await send_table(HEADER, principal=customer)).status_code == 403
    refused = await send_table(HEADER, **{"Content-Type": "application/json"})
    assert (refused.status_code, refused.json()["code"]) == (415, "device.not_a_table")
    export = await client.get(f"{URL}/export.csv", headers=callers.headers(customer))
    assert export.status_code == 403


async def test_what_is_exported_can_be_imported(
    client, callers, customer, technician, register, send_table, monkeypatch
):
    monkeypatch.setattr("device_service.services.devices.EXPORT_BATCH", 2)
    made = [await register(customer, title=f"=t{n}", serial_number=f"e-{n}") for n in range(5)]
    headers = callers.headers(technician)
    response = await client.get(f"{URL}/export.csv", headers=headers)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    text = response.text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [device["id"] for device in reversed(made)]
    assert rows[0]["title"] == "'=t4"
    for device in made:
        await client.delete(f"{URL}/{device['id']}", headers=headers)
    assert (await send_table(text)).json()["accepted"] == 5
    found = await client.get(f"{URL}/export.csv?serial_number=e-3", headers=headers)
    assert len(found.text.splitlines()) == 2


async def test_a_device_changes_hands(
    client, callers, customer, stranger, technician, register, known_phone, engine
):
    device = await register(customer)
    url, mine = f"{URL}/{device['id']}", callers.headers(customer)
    await known_phone(stranger, "+79990000001")
    to_phone = {"to_phone": "8 999 000-00-01"}
    theirs = await client.post(f"{url}/transfer", json=to_phone, headers=callers.headers(stranger))
    assert theirs.status_code == 404
    given = await client.post(f"{url}/transfer", json=to_phone, headers=mine)
    assert given.json()["user_id"] == str(stranger.user_id)
    assert (await client.delete(url, headers=mine)).status_code == 404
    again = {"to_user_id": str(stranger.user_id)}
    staff = callers.headers(technician)
    assert (await client.post(f"{url}/transfer", json=again, headers=staff)).status_code == 200
    sent = await outbox_events(engine, platform)
    events = [event for event in sent if event["type"] == DeviceTransferred.type]
    assert [e["data"]["previous_user_id"] for e in events] == [str(customer.user_id)]
    assert str(customer.user_id) in events[0]["audience"]
    history = (await client.get(f"{url}/history", headers=callers.headers(stranger))).json()
    assert (history[0]["field"], history[0]["to"]) == ("user_id", str(stranger.user_id))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "request.invalid"),
        ({"to_phone": "+79990000001", "to_user_id": str(new_id())}, "request.invalid"),
        ({"to_phone": "hello"}, "device.unknown_recipient"),
        ({"to_phone": "+79990000009"}, "device.unknown_recipient"),
        ({"to_user_id": "01a20700-0000-7000-8000-000000000000"}, "device.unknown_recipient"),
    ],
    ids=range(5),
)
async def test_a_device_goes_to_somebody_known(client, callers, customer, register, body, code):
    device = await register(customer)
    response = await client.post(
        f"{URL}/{device['id']}/transfer", json=body, headers=callers.headers(customer)
    )
    assert (response.status_code, response.json()["code"]) == (422, code)


async def test_a_phone_not_heard_of_yet_is_asked_for(
    client, callers, customer, stranger, register, lookup
):
    device = await register(customer)
    lookup.objects["/internal/users/by-phone/+79990000002"] = {
        "user_id": str(stranger.user_id),
        "version": 9,
        "status": "active",
        "phone": "+79990000002",
    }
    response = await client.post(
        f"{URL}/{device['id']}/transfer",
        json={"to_phone": "+7 999 000 00 02"},
        headers=callers.headers(customer),
    )
    assert response.json()["user_id"] == str(stranger.user_id)


async def test_labels(client, customer, register):
    device = await register(customer, brand="A&B <x>", serial_number='"q"')
    url = f"{URL}/{device['id']}"
    svg = await client.get(f"{url}/qr.svg", params={"scale": 4})
    assert svg.headers["content-type"] == "image/svg+xml"
    texts = [node.text for node in ET.fromstring(svg.text).iter() if node.tag.endswith("text")]
    assert texts[0].startswith("A&B <x>")
    assert texts[1] == '"q"'
    png = await client.get(f"{url}/qr.png", params={"scale": 2})
    assert png.content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png.content[16:24])
    assert width == height
    tag = {"If-None-Match": png.headers["etag"]}
    assert (await client.get(f"{url}/qr.png", headers=tag)).status_code == 304
    for bad in ("0", "21", "x"):
        assert (await client.get(f"{url}/qr.svg", params={"scale": bad})).status_code == 422
    assert (await client.get(f"{URL}/{new_id()}/qr.svg")).status_code == 404


async def test_export_has_everything_of_one_person_alone(
    client, callers, customer, stranger, register
):
    mine = await register(customer)
    await register(stranger)
    url = f"/internal/users/{customer.user_id}/export"
    assert (await client.get(url, headers=callers.headers(customer))).status_code == 401
    records = (await client.get(url, headers=callers.service_headers())).json()
    assert [row["id"] for row in records["devices"]] == [mine["id"]]
    assert {row["by"] for row in records["changes"]} <= {str(customer.user_id)}


async def test_a_processed_photo_has_three_sizes(
    client, callers, customer, register, known_file, container
):
    device = await register(customer)
    file = await known_file(customer)
    await client.post(
        f"{URL}/{device['id']}/photos",
        json={"media_id": str(file.media_id)},
        headers=callers.headers(customer),
    )
    event = FileProcessed(
        media_id=file.media_id, owner_id=customer.user_id, key="k-original", filename="a.jpg",
        content_type="image/jpeg", size=1, width=1, height=1, thumbnail_key="k-t", medium_key="k-m",
    )  # fmt: skip
    before = (await client.get(f"{URL}/{device['id']}")).headers["etag"]
    await container.media.store(event, new_delivery())
    seen = await client.get(f"{URL}/{device['id']}")
    [photo] = seen.json()["photos"]
    assert "k-original" in photo["url"]
    assert "k-t" in photo["thumbnail_url"]
    assert "k-m" in photo["medium_url"]
    assert seen.headers["etag"] != before
