"""What an offline client sends again, days later, is made once."""

import asyncio
from uuid import uuid4

import pytest
from privet_shared.events.auth import UserDeleted
from privet_shared.events.devices import DeviceDeleted
from privet_shared.events.media import FileDeleted
from privet_shared.testing.database import new_delivery, outbox_events
from sqlalchemy import select
from ticket_service.models import Base, platform


@pytest.fixture
def owner(act_as, customer):
    return act_as(customer)


def subject(path, **fields):
    return {"title" if path == "/tickets" else "subject": "t", **fields}


@pytest.mark.parametrize("path", ["/tickets", "/support"])
async def test_a_subject_sent_again_is_made_once(owner, act_as, stranger, path):
    body = subject(path, client_id=str(uuid4()))
    first = await owner.send("POST", path, json=body)
    assert first.status_code == 201
    assert first.json()["client_id"] == body["client_id"]
    later = await owner.send("POST", path, json=body)
    assert later.status_code == 201
    assert later.headers["idempotency-replayed"] == "true"
    assert later.json()["id"] == first.json()["id"]
    assert len(await owner.ok("GET", path)) == 1
    other = await act_as(stranger).ok("POST", path, body)
    assert other["id"] != first.json()["id"]


async def test_a_ticket_sent_again_does_not_need_its_device_any_more(
    owner, customer, known_device, container
):
    device = await known_device(customer)
    body = {"title": "t", "client_id": str(uuid4()), "device_id": str(device.device_id)}
    first = await owner.ok("POST", "/tickets", body)
    gone = DeviceDeleted(device_id=device.device_id, user_id=customer.user_id, version=2)
    await container.devices.remove(gone, new_delivery())
    assert (await owner.refused("POST", "/tickets", {**body, "client_id": None}))[0] == 422
    assert (await owner.ok("POST", "/tickets", body))["id"] == first["id"]


@pytest.mark.parametrize("path", ["/tickets", "/support"])
async def test_a_client_id_names_one_thing(owner, customer, known_file, path):
    first, second = [str((await known_file(customer)).media_id) for _ in range(2)]
    body = subject(path, client_id=str(uuid4()), media_ids=[first])
    made = await owner.ok("POST", path, body)
    text = "description" if path == "/tickets" else "body"
    refused = (409, "client_id.reused")
    for other in ({text: "другое"}, {"media_ids": [second]}, {"media_ids": [first, second]}):
        assert await owner.refused("POST", path, {**body, **other}) == refused
    assert await owner.refused("POST", path, {**body, "media_ids": []}) == refused
    assert (await owner.ok("POST", path, {**body, text: " "}))["id"] == made["id"]
    assert len(await owner.ok("GET", path)) == 1


async def test_a_ticket_that_changed_since_is_still_the_one_that_was_sent(owner):
    body = {"title": "t", "client_id": str(uuid4()), "priority": "normal"}
    made = await owner.ok("POST", "/tickets", body)
    await owner.ok("PATCH", f"/tickets/{made['id']}", {"title": "u"})
    del body["priority"]  # the default, spelled out or not
    again = await owner.ok("POST", "/tickets", body)
    assert (again["id"], again["title"]) == (made["id"], "u")


@pytest.mark.parametrize("path", ["/tickets", "/support"])
async def test_nothing_is_kept_of_what_a_person_sent_who_left(owner, customer, container, path):
    made = await owner.ok("POST", path, subject(path))
    sent = [(path, subject(path, client_id=str(uuid4())))]
    sent += [(f"{path}/{made['id']}/messages", {"body": "раз", "client_id": str(uuid4())})]
    for url, body in sent:
        await owner.ok("POST", url, body)
    gone = UserDeleted(user_id=customer.user_id, version=2)
    await container.users.erase(gone, new_delivery())
    async with container.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            if "client_digest" in table.c:
                kept = await connection.scalars(select(table.c.client_digest))
                assert set(kept) <= {None}


@pytest.mark.parametrize("path", ["/tickets", "/support", "messages"])
async def test_a_key_answers_when_the_file_or_the_device_has_gone(
    owner, customer, known_file, known_device, container, path
):
    file, device = await known_file(customer), await known_device(customer)
    body = subject(path, media_ids=[str(file.media_id)])
    if path == "/tickets":
        body["device_id"] = str(device.device_id)
    if path == "messages":
        made = await owner.ok("POST", "/tickets", {"title": "t"})
        path, body = f"/tickets/{made['id']}/messages", {"media_ids": body["media_ids"]}
    key = {"Idempotency-Key": "k"}
    first = await owner.ok("POST", path, body, headers=key)
    gone = DeviceDeleted(device_id=device.device_id, user_id=customer.user_id, version=2)
    await container.devices.remove(gone, new_delivery())
    if "device_id" in body:
        assert (await owner.ok("POST", path, body, headers=key))["id"] == first["id"]
    lost = FileDeleted(media_id=file.media_id, owner_id=file.owner_id, version=file.version + 1)
    await container.media.remove(lost, new_delivery())
    again = await owner.send("POST", path, json=body, headers=key)
    assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
    assert again.json()["id"] == first["id"]
    refused = (422, "ticket.unknown_media")
    assert await owner.refused("POST", path, body) == refused
    assert await owner.refused("POST", path, body, headers={"Idempotency-Key": "n"}) == refused
    other = {**body, "client_id": str(uuid4())}
    reused = (422, "idempotency.key_reused")
    assert await owner.refused("POST", path, other, headers=key) == reused


@pytest.mark.parametrize("path", ["/tickets", "/support"])
async def test_a_message_sent_again_is_made_once(
    owner, act_as, customer, technician, known_file, path
):
    made = await owner.ok("POST", path, subject(path))
    url = f"{path}/{made['id']}/messages"
    body = {"body": "раз", "client_id": str(uuid4())}
    file = str((await known_file(customer)).media_id)
    first = await owner.ok("POST", url, body)
    assert first["client_id"] == body["client_id"]
    if path == "/support":
        await owner.ok("PATCH", f"/support/{made['id']}/status", {"status": "closed"})
    again = await owner.send("POST", url, json=body, headers={"Idempotency-Key": "another"})
    assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
    assert again.json()["id"] == first["id"]
    [shown] = await owner.ok("GET", url)
    assert shown["client_id"] == body["client_id"]
    refused = (409, "client_id.reused")
    assert await owner.refused("POST", url, {**body, "body": "два"}) == refused
    assert await owner.refused("POST", url, {**body, "media_ids": [file]}) == refused
    elsewhere = await owner.ok("POST", path, subject(path))
    url = f"{path}/{elsewhere['id']}/messages"
    assert await owner.refused("POST", url, body) == refused
    staff = act_as(technician)
    assert (await staff.ok("POST", url, body))["id"] != first["id"]


async def test_the_idempotency_key_comes_first(owner):
    made = await owner.ok("POST", "/tickets", {"title": "t"})
    url = f"/tickets/{made['id']}/messages"
    key = {"Idempotency-Key": "k"}
    await owner.ok("POST", url, {"body": "раз", "client_id": str(uuid4())}, headers=key)
    other = {"body": "два", "client_id": str(uuid4())}
    refused = await owner.refused("POST", url, other, headers=key)
    assert refused == (422, "idempotency.key_reused")


@pytest.mark.parametrize("path", ["/tickets", "/support"])
async def test_two_at_once_make_one(owner, engine, path):
    body = subject(path, client_id=str(uuid4()))
    answers = await asyncio.gather(*(owner.send("POST", path, json=body) for _ in range(4)))
    made = {answer.json()["id"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len(await owner.ok("GET", path)) == 1
    created = [
        event for event in await outbox_events(engine, platform) if "created" in event["type"]
    ]
    assert len(created) == 1


async def test_a_client_id_is_an_id(owner):
    body = {"title": "t", "client_id": "1"}
    assert (await owner.refused("POST", "/tickets", body))[0] == 422
