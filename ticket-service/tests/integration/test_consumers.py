"""What the ticket service takes from others' events, whatever their order and number."""

from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserDeleted, UserUpdated
from privet_shared.events.devices import DeviceDeleted, DeviceUpdated
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Envelope
from privet_shared.testing.database import new_delivery, outbox_events
from sqlalchemy import func, select, update
from ticket_service.models import Device, User, platform


def device_updated(device_id, *, version: int, title: str) -> DeviceUpdated:
    return DeviceUpdated(
        device_id=device_id,
        user_id=new_id(),
        version=version,
        title=title,
        brand="Bosch",
        model="WAN",
        serial_number="1",
    )


async def one(engine, statement):
    async with engine.connect() as connection:
        return (await connection.execute(statement)).one()


async def test_late_event_does_not_undo_a_newer_one(container, engine):
    device_id = new_id()
    await container.devices.store(device_updated(device_id, version=2, title="new"), new_delivery())
    await container.devices.store(device_updated(device_id, version=1, title="old"), new_delivery())
    row = await one(engine, select(Device.title, Device.version).where(Device.id == device_id))
    assert tuple(row) == ("new", 2)


async def test_update_after_delete_does_not_revive(container, engine):
    device_id = new_id()
    await container.devices.remove(
        DeviceDeleted(device_id=device_id, user_id=new_id(), version=3), new_delivery()
    )
    await container.devices.store(device_updated(device_id, version=2, title="x"), new_delivery())
    assert (await one(engine, select(Device.deleted).where(Device.id == device_id))).deleted


async def test_repeated_delivery_has_one_effect(container, engine):
    user_id, delivery = new_id(), new_delivery()
    first = UserUpdated(user_id=user_id, version=1, name="Анна", roles=frozenset({Role.CUSTOMER}))
    await container.users.store(first, delivery)
    await container.users.store(first.model_copy(update={"version": 2, "name": "x"}), delivery)
    assert (await one(engine, select(User.name).where(User.id == user_id))).name == "Анна"


async def test_events_reach_their_handlers_by_type(container, engine):
    event = UserUpdated(user_id=new_id(), version=1, name="Пётр", roles=frozenset({Role.SUPPORT}))
    envelope = Envelope(
        id=new_id(),
        source="privet/auth-service",
        type=event.type,
        time=utc_now(),
        subject=str(event.user_id),
        data=event.model_dump(mode="json"),
    )
    for consumer in container.consumers():
        await consumer.handle(envelope)
    assert (await one(engine, select(User.name).where(User.id == event.user_id))).name == "Пётр"


async def test_erasure_leaves_the_ticket_without_a_word_of_the_person(
    container, client, callers, customer, technician, file_ticket, known_file, engine
):
    file = await known_file(customer)
    ticket = await file_ticket(customer, description="Ленина, 1", media_ids=[str(file.media_id)])
    url = f"/api/v1/tickets/{ticket['id']}"
    await client.post(
        f"{url}/messages",
        json={"body": "Звоните сыну"},
        headers={**callers.headers(customer), "Idempotency-Key": "k"},
    )
    await client.post(
        f"{url}/messages", json={"body": "Принято"}, headers=callers.headers(technician)
    )
    async with engine.begin() as connection:
        await connection.execute(update(platform.outbox).values(published_at=func.now()))
    await container.users.erase(UserDeleted(user_id=customer.user_id, version=9), new_delivery())

    async with engine.connect() as connection:
        kept = (await connection.execute(select(platform.idempotency))).all()
    assert not kept
    assert "включается" not in str(await outbox_events(engine, platform))
    detail = (await client.get(url, headers=callers.headers(technician))).json()
    assert detail["description"] is None
    assert detail["attachments"] == []
    assert detail["customer"]["name"] is None
    assert "включается" not in detail["title"]
    chat = (await client.get(f"{url}/messages", headers=callers.headers(technician))).json()
    assert [message["body"] for message in chat] == [None, "Принято"]
