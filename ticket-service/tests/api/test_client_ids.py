"""What an offline client sends again, days later, is made once."""

import asyncio
from uuid import uuid4

import pytest
from privet_shared.events.devices import DeviceDeleted
from privet_shared.testing.database import new_delivery, outbox_events
from ticket_service.models import platform


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
async def test_a_message_sent_again_is_made_once(owner, act_as, technician, path):
    made = await owner.ok("POST", path, subject(path))
    url = f"{path}/{made['id']}/messages"
    body = {"body": "раз", "client_id": str(uuid4())}
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
