"""What the media service takes from others' events, whatever their order and number."""

import pytest
from media_service.models import Attachment, Media, platform
from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserDeleted, UserUpdated
from privet_shared.events.devices import DeviceDeleted, PhotoAdded, PhotoRemoved
from privet_shared.events.support import CaseMessageAdded
from privet_shared.events.tickets import MessageAdded, TicketCreated, TicketWorkReported
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Envelope
from privet_shared.testing.database import new_delivery, outbox_events
from sqlalchemy import select


def ticket_created(user_id, *media_ids) -> TicketCreated:
    return TicketCreated(
        ticket_id=new_id(),
        number="T-1",
        user_id=user_id,
        device_id=None,
        title="x",
        status="new",
        media_ids=list(media_ids),
        created_at=utc_now(),
    )


def message_added(user_id, *media_ids, internal=False) -> MessageAdded:
    return MessageAdded(
        ticket_id=new_id(),
        number="T-1",
        user_id=user_id,
        message_id=new_id(),
        author_id=new_id(),
        author_role=Role.TECHNICIAN,
        internal=internal,
        media_ids=list(media_ids),
        created_at=utc_now(),
    )


@pytest.fixture
def grants(engine):
    async def grants():
        async with engine.connect() as connection:
            rows = await connection.execute(
                select(Attachment.media_id, Attachment.user_id).where(
                    Attachment.user_id.is_not(None)
                )
            )
            return {tuple(row) for row in rows}

    return grants


@pytest.fixture
def hear(container):
    """Hand an event to the consumers as NATS does."""

    async def hear(event):
        envelope = Envelope(
            id=new_id(),
            source="privet/tests",
            type=event.type,
            time=utc_now(),
            subject=str(event.aggregate_id),
            data=event.model_dump(mode="json"),
        )
        for consumer in container.consumers():
            await consumer.handle(envelope)

    return hear


async def test_tickets_and_messages_grant_and_internal_notes_do_not(hear, grants):
    user_id, first, second, secret = (new_id() for _ in range(4))
    await hear(ticket_created(user_id, first))
    await hear(message_added(user_id, first, second))
    await hear(message_added(user_id, secret, internal=True))
    await hear(message_added(user_id))
    assert await grants() == {(first, user_id), (second, user_id)}


async def test_repeated_delivery_has_one_effect(container, grants, engine):
    user_id, media_id, delivery = new_id(), new_id(), new_delivery()
    await container.attachments.store_message(message_added(user_id, media_id), delivery)
    await container.attachments.store_message(message_added(user_id, new_id()), delivery)
    assert await grants() == {(media_id, user_id)}


async def test_erasure_deletes_files_objects_and_grants(
    container, customer, stranger, ready_file, announce, jpeg, hear, grants, engine
):
    ready, kept = await ready_file(customer), await ready_file(stranger)
    pending = await announce(customer, jpeg)
    await hear(ticket_created(customer.user_id, kept))
    await hear(ticket_created(stranger.user_id, ready, kept))
    await hear(UserDeleted(user_id=customer.user_id, version=9))
    await hear(UserDeleted(user_id=customer.user_id, version=9))

    assert await grants() == {(kept, stranger.user_id)}
    async with engine.connect() as connection:
        rows = {row.id: row for row in await connection.execute(select(Media))}
    assert {str(rows[media_id].status) for media_id in (ready, pending.id)} == {"deleted"}
    assert rows[ready].filename is None
    assert rows[kept].status == "ready"
    events = await outbox_events(engine, platform)
    deleted = [event for event in events if event["type"] == "privet.media.file.deleted.v1"]
    assert [event["data"]["media_id"] for event in deleted] == [str(ready)]
    await container.removal.remove_objects()
    for key in (rows[ready].key, rows[ready].served_key, rows[ready].thumbnail_key):
        assert await container.store.find_size(key) is None
    assert await container.store.find_size(rows[kept].served_key) is not None


@pytest.fixture
def sees(client, callers):
    async def sees(principal, media_id) -> bool:
        response = await client.get(f"/api/v1/media/{media_id}", headers=callers.headers(principal))
        assert response.status_code in {200, 404}
        return response.status_code == 200

    return sees


def photo(event, media_id, device_id, user_id):
    return event(photo_id=new_id(), media_id=media_id, device_id=device_id, user_id=user_id)


async def test_photos_of_devices_are_for_everyone_signed_in(
    customer, stranger, ready_file, hear, sees
):
    media_id, device_id = await ready_file(customer), new_id()
    assert not await sees(stranger, media_id)
    await hear(photo(PhotoAdded, media_id, device_id, customer.user_id))
    assert await sees(stranger, media_id)
    await hear(photo(PhotoRemoved, media_id, device_id, customer.user_id))
    assert not await sees(stranger, media_id)
    await hear(photo(PhotoAdded, media_id, device_id, customer.user_id))
    await hear(DeviceDeleted(device_id=device_id, user_id=customer.user_id, version=2))
    assert not await sees(stranger, media_id)


async def test_a_foreign_file_named_as_avatar_stays_hidden(
    customer, stranger, ready_file, hear, sees
):
    mine, theirs = await ready_file(customer), await ready_file(stranger)
    for media_id in (theirs, mine):
        event = UserUpdated(user_id=customer.user_id, version=2, avatar_media_id=media_id)
        await hear(event)
        assert await sees(stranger, media_id)
        assert await sees(customer, media_id) is (media_id == mine)
    await hear(UserUpdated(user_id=customer.user_id, version=4))
    assert not await sees(stranger, mine)


async def test_a_report_of_work_holds_its_newest_photos(
    customer, technician, ready_file, hear, sees
):
    first, second, ticket_id = await ready_file(technician), await ready_file(technician), new_id()
    for media_id in (first, second):
        await hear(
            TicketWorkReported(
                ticket_id=ticket_id, number="T-1", user_id=customer.user_id, media_ids=[media_id],
                reported_by=technician.user_id, reported_at=utc_now(),
            )
        )  # fmt: skip
    assert not await sees(customer, first)
    assert await sees(customer, second)


@pytest.mark.parametrize("internal", [False, True])
async def test_files_of_support_cases(customer, technician, ready_file, hear, sees, internal):
    media_id = await ready_file(technician)
    await hear(
        CaseMessageAdded(
            case_id=new_id(), number="S-1", user_id=customer.user_id, message_id=new_id(),
            author_id=technician.user_id, author_role=Role.TECHNICIAN, internal=internal,
            media_ids=[media_id], created_at=utc_now(),
        )
    )  # fmt: skip
    assert await sees(customer, media_id) is not internal
