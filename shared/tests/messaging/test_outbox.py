"""Events leave with their change, once and in order."""

import asyncio
from collections import defaultdict

from privet_shared.events.auth import UserDeleted
from privet_shared.ids import new_id
from privet_shared.messaging import outbox as outbox_module
from privet_shared.messaging.nats import EventBus
from privet_shared.messaging.outbox import OutboxRelay
from sqlalchemy import func, select


async def collect(bus: EventBus, count: int):
    found = []
    async with asyncio.timeout(10):
        async for message in bus.tail(["privet.>"], after=0):
            found.append(message)
            if len(found) == count:
                break
    return found


async def unpublished(engine, platform) -> int:
    outbox = platform.outbox
    async with engine.connect() as connection:
        return await connection.scalar(
            select(func.count()).select_from(outbox).where(outbox.c.published_at.is_(None))
        )


async def test_rolled_back_event_is_never_published(uow, bump, engine, platform, bus, count):
    async with uow() as unit:
        await bump(unit, "a")
        await unit.publish(UserDeleted(user_id=new_id(), version=1))
    assert await OutboxRelay(engine, platform, bus).drain() == 0
    assert await count("a") == 0


async def test_committed_event_carries_its_envelope(uow, engine, platform, bus):
    event = UserDeleted(user_id=new_id(), version=7)
    async with uow() as unit:
        await unit.publish(event)
        await unit.commit()
    assert await OutboxRelay(engine, platform, bus).drain() == 1
    [message] = await collect(bus, 1)
    envelope = message.envelope
    assert envelope.type == "privet.auth.user.deleted.v1"
    assert envelope.source == "privet/probe"
    assert envelope.subject == str(event.user_id)
    assert UserDeleted.model_validate(envelope.data) == event
    assert await unpublished(engine, platform) == 0


async def test_several_relays_keep_each_aggregates_order(uow, engine, platform, bus):
    users = [new_id() for _ in range(8)]
    for version in range(1, 26):
        async with uow() as unit:
            for user in users:
                await unit.publish(UserDeleted(user_id=user, version=version))
            await unit.commit()
    relays = [OutboxRelay(engine, platform, bus) for _ in range(4)]
    while await unpublished(engine, platform):
        await asyncio.gather(*(relay.drain() for relay in relays))
    versions = defaultdict(list)
    for message in await collect(bus, 200):
        versions[message.envelope.subject].append(message.envelope.data["version"])
    assert dict(versions) == {str(user): list(range(1, 26)) for user in users}
    assert await bus.last_sequence() - await bus.first_sequence() + 1 == 200


async def test_republished_event_is_stored_once(uow, engine, platform, bus):
    async with uow() as unit:
        await unit.publish(UserDeleted(user_id=new_id(), version=1))
        await unit.commit()
    relay = OutboxRelay(engine, platform, bus)
    await relay.drain()
    before = await bus.last_sequence()
    async with engine.begin() as connection:
        await connection.execute(platform.outbox.update().values(published_at=None))
    assert await relay.drain() == 1
    assert await bus.last_sequence() == before


async def test_running_relay_is_woken_by_the_commit(uow, engine, platform, bus, monkeypatch):
    monkeypatch.setattr(outbox_module, "POLL_SECONDS", 60)
    relay = asyncio.create_task(OutboxRelay(engine, platform, bus).run())
    await asyncio.sleep(0.5)
    after = await bus.last_sequence()
    async with uow() as unit:
        await unit.publish(UserDeleted(user_id=new_id(), version=1))
        await unit.commit()
    async with asyncio.timeout(20):
        async for _ in bus.tail(["privet.>"], after=after):
            break
    relay.cancel()


async def test_relay_waits_out_a_broker_outage(uow, engine, platform, bus, nats_server):
    relay = asyncio.create_task(OutboxRelay(engine, platform, bus).run())
    await nats_server.kill()
    user = new_id()
    for version in (1, 2, 3):
        async with uow() as unit:
            await unit.publish(UserDeleted(user_id=user, version=version))
            await unit.commit()
    await asyncio.sleep(0.5)
    await nats_server.start()
    versions = [m.envelope.data["version"] for m in await collect(bus, 3)]
    assert versions == [1, 2, 3]
    relay.cancel()
