"""At-least-once delivery, exactly-once effect; what cannot be handled is kept aside."""

import asyncio
from functools import partial

import pytest
from privet_shared.clock import utc_now
from privet_shared.context import current_context
from privet_shared.events.auth import UserDeleted, UserUpdated
from privet_shared.ids import new_id
from privet_shared.messaging import consumer as consumer_module
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.envelope import Audience, Envelope
from privet_shared.messaging.nats import DEAD_LETTER_STREAM


def envelope_of(event, **fields) -> Envelope:
    return Envelope(
        id=new_id(),
        source="privet/tests",
        type=event.type,
        time=utc_now(),
        subject=str(event.aggregate_id),
        data=event.model_dump(mode="json"),
        **fields,
    )


async def until(condition) -> None:
    async with asyncio.timeout(10):
        while not await condition():
            await asyncio.sleep(0.02)


@pytest.fixture
async def run(bus):
    tasks = []

    def start(consumer: EventConsumer):
        task = asyncio.create_task(consumer.run(bus))
        tasks.append(task)
        return task

    yield start
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_crash_after_the_commit_does_not_double_the_effect(bus, uow, bump, count, run):
    crashes = iter([True])

    async def handle(event, delivery):
        async with uow() as unit:
            if await unit.claim(delivery):
                await bump(unit, "handled")
                await unit.commit()
        if next(crashes, False):
            raise ConnectionError("died before the ack")

    run(EventConsumer("probe-user", {UserDeleted: handle}))
    for version in (1, 2):
        await bus.publish(envelope_of(UserDeleted(user_id=new_id(), version=version)))
    await asyncio.sleep(1)

    assert await count("handled") == 2


async def test_failure_is_tried_again(bus, uow, bump, count, run):
    failures = iter([True, True])

    async def handle(event, delivery):
        async with uow() as unit:
            assert await unit.claim(delivery)
            await bump(unit, "tried")
            if next(failures, False):
                raise RuntimeError("not yet")
            await unit.commit()

    run(EventConsumer("probe-user", {UserDeleted: handle}))
    await bus.publish(envelope_of(UserDeleted(user_id=new_id(), version=1)))
    await until(lambda: equals(count("tried"), 1))


async def equals(awaitable, expected) -> bool:
    return await awaitable == expected


async def test_poison_goes_to_the_dead_letters(bus, run, monkeypatch):
    monkeypatch.setattr(consumer_module, "BACK_OFF_SECONDS", (0.01,) * 10)
    monkeypatch.setattr(consumer_module, "MAX_DELIVERIES", 3)
    handled = []

    async def handle(event, delivery):
        if event.version == 1:
            raise RuntimeError("never")
        handled.append(event.version)

    run(EventConsumer("probe-user", {UserDeleted: handle}))
    for version in (1, 2):
        await bus.publish(envelope_of(UserDeleted(user_id=new_id(), version=version)))
    jetstream = bus._jetstream()

    async def buried() -> bool:
        return (await jetstream.stream_info(DEAD_LETTER_STREAM)).state.messages == 1

    await until(buried)
    letter = await jetstream.get_msg(DEAD_LETTER_STREAM, 1)
    assert letter.subject == "dead.probe-user.privet.auth.user.deleted.v1"
    assert letter.headers["Privet-Reason"] == "RuntimeError: never"
    assert handled == [2]


async def test_only_registered_types_are_delivered(bus, run):
    seen = []

    async def handle(event, delivery):
        seen.append(event)

    run(EventConsumer("probe-user", {UserDeleted: handle}))
    await bus.publish(envelope_of(UserUpdated(user_id=new_id(), version=1)))
    await bus.publish(envelope_of(UserDeleted(user_id=new_id(), version=2)))
    await until(lambda: equals(asyncio.sleep(0, len(seen)), 1))
    assert isinstance(seen[0], UserDeleted)


async def test_handler_runs_in_the_requests_context(bus, run):
    seen = []

    async def handle(event, delivery):
        seen.append(current_context())

    run(EventConsumer("probe-user", {UserDeleted: handle}))
    trace = "0af7651916cd43dd8448eb211c80319c"
    await bus.publish(
        envelope_of(
            UserDeleted(user_id=new_id(), version=1),
            requestid="req-1",
            traceparent=f"00-{trace}-b7ad6b7169203331-01",
        )
    )
    await until(lambda: equals(asyncio.sleep(0, len(seen)), 1))
    assert (seen[0].request_id, seen[0].trace_id) == ("req-1", trace)


async def test_consumer_goes_on_after_a_broker_restart(bus, run, nats_server, monkeypatch):
    monkeypatch.setattr(bus, "fetch", partial(bus.fetch, patience=60))
    seen = []

    async def handle(event, delivery):
        seen.append(event.version)

    run(EventConsumer("probe-user", {UserDeleted: handle}))
    await bus.publish(envelope_of(UserDeleted(user_id=new_id(), version=1)))
    await until(lambda: equals(asyncio.sleep(0, seen), [1]))
    await nats_server.kill()
    await nats_server.start()
    await until(lambda: equals(asyncio.sleep(0, bus.is_connected), True))
    await bus.publish(envelope_of(UserDeleted(user_id=new_id(), version=2)))
    await until(lambda: equals(asyncio.sleep(0, seen), [1, 2]))


def test_audience_reads_back():
    audience = Audience(user_ids=frozenset({new_id(), new_id()}), staff=True)
    assert Audience.parse(str(audience)) == audience
    assert str(Audience()) == ""
