"""The worker's jobs: abandoned uploads, and a deletion queue that survives crashes."""

from datetime import timedelta

import pytest
from media_service.models import Media, platform
from media_service.services.removal import RemovalService
from media_service.uow import uow_factory
from privet_shared.clock import utc_now
from privet_shared.events.tickets import TicketCreated
from privet_shared.ids import new_id
from privet_shared.testing.database import new_delivery, outbox_events
from sqlalchemy import select, update


@pytest.fixture
def row(engine):
    async def row(media_id) -> Media:
        async with engine.connect() as connection:
            return (await connection.execute(select(Media).where(Media.id == media_id))).one()

    return row


@pytest.fixture
def age(engine):
    """Make a file as old as if ``by`` had passed since; storage keeps the true time."""

    async def age(media_id, by: timedelta) -> None:
        times = (
            Media.created_at,
            Media.upload_ends_at,
            Media.completed_at,
            Media.deleted_at,
            Media.object_removed_at,
        )
        async with engine.begin() as connection:
            await connection.execute(
                update(Media)
                .where(Media.id == media_id)
                .values({column.key: column - by for column in times})
            )

    return age


async def test_abandoned_upload_is_collected_after_a_day(
    container, customer, send, ready_file, jpeg, row, age, engine
):
    ready, old, young = (
        await ready_file(customer),
        await send(customer, jpeg),
        await send(customer, jpeg),
    )
    await age(ready, timedelta(hours=25))
    await age(old, timedelta(hours=24, minutes=1))
    await age(young, timedelta(hours=23))
    await container.removal.collect_abandoned()
    await container.removal.remove_objects()
    assert (await row(old)).status == "deleted"
    assert await container.store.find_size((await row(old)).key) is None
    for kept in (ready, young):
        seen = await row(kept)
        assert seen.status != "deleted"
        assert await container.store.find_size(seen.served_key or seen.key) is not None
    assert len(await outbox_events(engine, platform)) == 2


async def test_object_stays_queued_while_storage_is_down(
    container, customer, ready_file, row, fake_store
):
    media_ids = [await ready_file(customer) for _ in range(3)]
    for media_id in media_ids:
        await container.media.delete(media_id, actor=customer)
    queue = RemovalService(
        uow_factory(container.engine), fake_store, orphaned_after=timedelta(days=7)
    )
    fake_store.down = True
    await queue.remove_objects()
    assert [(await row(media_id)).object_removed_at for media_id in media_ids] == [None] * 3
    await container.removal.remove_objects()
    for media_id in media_ids:
        assert (await row(media_id)).object_removed_at is not None
        assert await container.store.find_size((await row(media_id)).key) is None


async def test_crash_between_removal_and_mark_is_made_good(container, customer, ready_file, row):
    media_id = await ready_file(customer)
    await container.media.delete(media_id, actor=customer)
    await container.store.delete((await row(media_id)).key)
    await container.removal.remove_objects()
    assert (await row(media_id)).object_removed_at is not None


async def test_put_after_the_deletion_leaves_no_undead_object(
    container, customer, announce, browser, row, age, jpeg
):
    upload = await announce(customer, jpeg)
    await container.media.delete(upload.id, actor=customer)
    await container.removal.remove_objects()
    sent = await browser.put(upload.url, content=jpeg, headers=upload.headers)
    assert sent.status_code == 200
    key = (await row(upload.id)).key

    await container.removal.remove_objects()
    assert await container.store.find_size(key) is not None
    await age(upload.id, timedelta(hours=2))
    await container.removal.remove_objects()
    assert await container.store.find_size(key) is None

    removed_at = (await row(upload.id)).object_removed_at
    await container.removal.remove_objects()
    assert (await row(upload.id)).object_removed_at == removed_at


async def test_orphans_go_after_a_week_unless_somebody_is_about_to_attach_them(
    container, customer, ready_file, row, age
):
    orphan, young, attached, asked = [await ready_file(customer) for _ in range(4)]
    for media_id in (orphan, attached, asked):
        await age(media_id, timedelta(days=7, minutes=1))
    event = TicketCreated(
        ticket_id=new_id(), number="T-1", user_id=customer.user_id, device_id=None, title="x",
        status="new", media_ids=[attached], created_at=utc_now(),
    )  # fmt: skip
    await container.attachments.store_ticket(event, new_delivery())
    await container.media.get_state(asked)
    await container.removal.collect_orphaned()
    states = [(await row(media_id)).status for media_id in (orphan, young, attached, asked)]
    assert states == ["deleted", "ready", "ready", "ready"]
    await container.removal.remove_objects()
    gone = await row(orphan)
    for key in (gone.key, gone.served_key, gone.medium_key, gone.thumbnail_key):
        assert await container.store.find_size(key) is None
