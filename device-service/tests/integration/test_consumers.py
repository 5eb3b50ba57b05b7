"""What the device service takes from others' events, whatever their order and number."""

import asyncio
from datetime import timedelta

import pytest
from device_service.models import Change, Media, Photo, Ticket, User, platform
from device_service.uow import uow_factory
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserBlocked, UserDeleted, UserRegistered, UserUpdated
from privet_shared.events.media import FileDeleted
from privet_shared.events.tickets import TicketCreated, TicketStatusChanged
from privet_shared.ids import new_id
from privet_shared.messaging.consumer import Delivery
from privet_shared.messaging.envelope import Envelope
from privet_shared.testing.database import new_delivery, outbox_events
from sqlalchemy import func, select

URL = "/api/v1/devices"
NOW = utc_now()


def at(seconds: int) -> Delivery:
    return Delivery("device-ticket", new_id(), NOW + timedelta(seconds=seconds))


def created(ticket_id, device_id) -> TicketCreated:
    return TicketCreated(
        ticket_id=ticket_id,
        number="T-1",
        user_id=new_id(),
        device_id=device_id,
        title="x",
        status="new",
        media_ids=[],
        created_at=NOW,
    )


def moved(ticket_id, device_id, to: str) -> TicketStatusChanged:
    return TicketStatusChanged(
        ticket_id=ticket_id,
        number="T-1",
        user_id=new_id(),
        device_id=device_id,
        from_status="new",
        to_status=to,
        changed_by=new_id(),
        changed_by_role="technician",
        comment=None,
        changed_at=NOW,
    )


def envelope(event, *, source: str) -> Envelope:
    return Envelope(
        id=new_id(),
        source=source,
        type=event.type,
        time=utc_now(),
        subject=str(event.aggregate_id),
        data=event.model_dump(mode="json"),
    )


def body(owner) -> dict[str, str]:
    return {
        "user_id": str(owner.user_id),
        "title": "t",
        "brand": "b",
        "model": "m",
        "serial_number": "s",
    }


async def value(engine, statement):
    async with engine.connect() as connection:
        return await connection.scalar(statement)


@pytest.fixture
async def device(customer, register):
    return await register(customer)


@pytest.fixture
def delete(client, callers, customer, device):
    async def send():
        return await client.delete(f"{URL}/{device['id']}", headers=callers.headers(customer))

    return send


@pytest.mark.parametrize("closing", ["completed", "rejected"])
async def test_open_ticket_keeps_its_device(container, device, delete, closing):
    ticket_id = new_id()
    await container.tickets.store_created(created(ticket_id, device["id"]), at(0))
    await container.tickets.store_created(created(new_id(), None), at(0))
    refused = await delete()
    assert (refused.status_code, refused.json()["code"]) == (409, "device.has_open_ticket")
    await container.tickets.store_status(moved(ticket_id, device["id"], "in_progress"), at(1))
    assert (await delete()).status_code == 409
    await container.tickets.store_status(moved(ticket_id, device["id"], closing), at(2))
    assert (await delete()).status_code == 204


async def test_reopened_ticket_keeps_its_device_again(container, device, delete):
    ticket_id = new_id()
    for second, status in enumerate(("in_progress", "completed", "in_progress")):
        await container.tickets.store_status(moved(ticket_id, device["id"], status), at(second))
    assert (await delete()).status_code == 409


async def test_late_ticket_events_change_nothing(container, device, delete):
    ticket_id = new_id()
    await container.tickets.store_status(moved(ticket_id, device["id"], "completed"), at(2))
    await container.tickets.store_status(moved(ticket_id, device["id"], "in_progress"), at(1))
    await container.tickets.store_created(created(ticket_id, device["id"]), at(0))
    assert (await delete()).status_code == 204


async def test_late_user_event_does_not_undo_a_newer_one(container, engine):
    user_id = new_id()
    await container.users.store(
        UserBlocked(user_id=user_id, version=3, status="blocked"), new_delivery()
    )
    await container.users.store(UserUpdated(user_id=user_id, version=2), new_delivery())
    assert await value(engine, select(User.status).where(User.id == user_id)) == "blocked"


async def test_registration_after_deletion_does_not_revive(container, client, callers):
    person = callers.principal()
    await container.users.erase(UserDeleted(user_id=person.user_id, version=2), new_delivery())
    await container.users.store(UserRegistered(user_id=person.user_id, version=1), new_delivery())
    response = await client.post(URL, json=body(person))
    assert (response.status_code, response.json()["code"]) == (422, "device.unknown_user")


async def test_repeated_delivery_has_one_effect(container, engine):
    user_id, delivery = new_id(), new_delivery()
    await container.users.store(UserRegistered(user_id=user_id, version=1), delivery)
    await container.users.store(UserBlocked(user_id=user_id, version=2, status="blocked"), delivery)
    assert await value(engine, select(User.status).where(User.id == user_id)) == "active"


async def test_repeated_ticket_delivery_has_one_effect(container, device, delete):
    ticket_id, delivery = new_id(), at(0)
    later = Delivery(delivery.consumer, delivery.event_id, NOW + timedelta(seconds=9))
    await container.tickets.store_status(moved(ticket_id, device["id"], "completed"), delivery)
    await container.tickets.store_status(moved(ticket_id, device["id"], "new"), later)
    assert (await delete()).status_code == 204


async def test_repeated_file_delivery_has_one_effect(container, engine):
    media_id, owner_id, delivery = new_id(), new_id(), new_delivery()
    await container.media.remove(FileDeleted(media_id=media_id, owner_id=owner_id), delivery)
    again = FileDeleted(media_id=new_id(), owner_id=owner_id)
    await container.media.remove(again, delivery)
    assert await value(engine, select(func.count()).select_from(Media)) == 1


async def test_deleted_file_leaves_the_device(
    container, client, callers, customer, device, known_file, engine
):
    file = await known_file(customer)
    url = f"{URL}/{device['id']}"
    attached = await client.post(
        f"{url}/photos",
        json={"media_id": str(file.media_id)},
        headers=callers.headers(customer),
    )
    assert attached.status_code == 201
    etag = (await client.get(url)).headers["etag"]
    gone = FileDeleted(media_id=file.media_id, owner_id=customer.user_id)
    await container.media.remove(gone, new_delivery())
    await container.media.store(file, new_delivery())
    shown = await client.get(url)
    assert shown.json()["photos"] == []
    assert shown.headers["etag"] != etag
    assert await value(engine, select(func.count()).select_from(Photo)) == 0
    row = select(Media.filename).where(Media.id == file.media_id)
    assert await value(engine, row) is None


async def test_account_deletion_takes_devices_photos_and_history(
    container, client, callers, customer, stranger, register, known_file, engine
):
    mine = [await register(customer) for _ in range(2)]
    kept = await register(stranger)
    file = await known_file(customer)
    await client.post(
        f"{URL}/{mine[0]['id']}/photos",
        json={"media_id": str(file.media_id)},
        headers=callers.headers(customer),
    )
    event, delivery = UserDeleted(user_id=customer.user_id, version=9), new_delivery()
    for _ in range(2):
        await container.users.erase(event, delivery)

    listed = (await client.get(f"{URL}/search")).json()
    assert [row["id"] for row in listed] == [kept["id"]]
    assert await value(engine, select(func.count()).select_from(Photo)) == 0
    others = select(func.count()).select_from(Change).where(Change.device_id != kept["id"])
    assert await value(engine, others) == 0
    told = [
        (event["subject"], event["data"]["version"])
        for event in await outbox_events(engine, platform)
        if event["type"] == "privet.device.device.deleted.v1"
    ]
    assert sorted(told) == sorted([(mine[0]["id"], 3), (mine[1]["id"], 2)])


async def test_registration_waits_for_a_deletion_that_is_under_way(client, customer, engine):
    async with uow_factory(engine)() as uow:
        await uow.users.store({"id": customer.user_id, "version": 9, "status": "deleted"})
        registering = asyncio.create_task(client.post(URL, json=body(customer)))
        done, _ = await asyncio.wait([registering], timeout=0.3)
        assert not done
        await uow.commit()
    response = await registering
    assert (response.status_code, response.json()["code"]) == (422, "device.unknown_user")


async def test_events_reach_their_handlers_through_nats(
    container, bus, client, callers, engine, settings
):
    """The worker's parts over a real stream: events in, the device's own event out."""
    owner, ticket_id = callers.principal(), new_id()
    await bus.publish(
        envelope(
            UserRegistered(user_id=owner.user_id, version=1, roles=owner.roles),
            source="privet/auth-service",
        )
    )
    tasks = [asyncio.create_task(consumer.run(bus)) for consumer in container.consumers()]
    try:
        user = select(User.status).where(User.id == owner.user_id)
        await until(lambda: value(engine, user))
        response = await client.post(URL, json=body(owner))
        assert response.status_code == 201
        device_id = response.json()["id"]
        await bus.publish(envelope(created(ticket_id, device_id), source="privet/ticket-service"))
        heard = select(Ticket.id).where(Ticket.id == ticket_id)
        await until(lambda: value(engine, heard))
        deleted = await client.delete(f"{URL}/{device_id}", headers=callers.headers(owner))
        assert deleted.status_code == 409
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until(check):
    async with asyncio.timeout(10):
        while not await check():
            await asyncio.sleep(0.05)
