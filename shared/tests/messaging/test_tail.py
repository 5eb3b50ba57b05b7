"""Reading the stream without a gap, whatever NATS goes through."""

import asyncio
from datetime import timedelta

import nats
import pytest
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserDeleted
from privet_shared.ids import new_id
from privet_shared.messaging.envelope import Envelope
from privet_shared.messaging.nats import STREAM, StreamReset, delete_streams

SUBJECTS = [UserDeleted.type]


def envelope(version: int) -> Envelope:
    event = UserDeleted(user_id=new_id(), version=version)
    return Envelope(
        id=new_id(),
        source="privet/tests",
        type=event.type,
        time=utc_now(),
        subject=str(event.user_id),
        data=event.model_dump(mode="json"),
    )


async def take(tail, count: int) -> list[int]:
    async with asyncio.timeout(10):
        return [(await anext(tail)).envelope.data["version"] for _ in range(count)]


async def test_starts_behind_a_sequence_or_at_a_time(bus):
    first = await bus.publish(envelope(1))
    await bus.publish(envelope(2))
    assert await take(bus.tail(SUBJECTS, after=first), 1) == [2]
    assert await take(bus.tail(SUBJECTS, since=utc_now() - timedelta(minutes=1)), 2) == [1, 2]


async def test_default_start_is_now(bus):
    await bus.publish(envelope(1))
    tail = bus.tail(SUBJECTS)
    reading = asyncio.create_task(take(tail, 1))
    await asyncio.sleep(0.3)
    await bus.publish(envelope(2))
    assert await reading == [2]


async def test_nothing_is_lost_or_doubled_over_restarts(bus, nats_server):
    tail = bus.tail(SUBJECTS, after=0)
    reading = asyncio.create_task(take(tail, 60))

    async def publish(versions) -> None:
        for version in versions:
            event = envelope(version)
            while True:
                try:
                    await bus.publish(event)
                except Exception:
                    await asyncio.sleep(0.05)
                else:
                    break

    publishing = asyncio.create_task(publish(range(60)))
    for _ in range(2):
        await asyncio.sleep(0.05)
        await nats_server.kill()
        await nats_server.start()
    await publishing
    assert await reading == list(range(60))


@pytest.mark.parametrize("start", [{"after": 0}, {"since": utc_now() - timedelta(hours=1)}])
async def test_a_stream_made_anew_is_said(bus, nats_server, start):
    for version in range(3):
        await bus.publish(envelope(version))
    tail = bus.tail(SUBJECTS, **start)
    assert await take(tail, 3) == [0, 1, 2]
    reading = asyncio.create_task(take(tail, 1))
    await asyncio.sleep(0.2)
    await delete_streams(nats_server.url)
    await nats_server.kill()
    await nats_server.start()
    with pytest.raises(StreamReset):
        await reading
    assert await bus.publish(envelope(9)) == 1


async def test_an_unreadable_event_is_passed_over(bus):
    await bus._jetstream().publish(SUBJECTS[0], b"not an event")
    await bus.publish(envelope(1))
    tail = bus.tail(SUBJECTS, after=0)
    async with asyncio.timeout(5):
        first, second = await anext(tail), await anext(tail)
    assert first.envelope is None
    assert second.envelope.data["version"] == 1


async def test_events_come_under_the_request_that_is_open(bus, nats_server):
    """One that is made anew for each event leaves the one before open, which swallows the next."""
    watcher = await nats.connect(nats_server.url)
    requests = await watcher.subscribe("$JS.API.CONSUMER.MSG.NEXT.>")
    await watcher.flush()
    tail = bus.tail(SUBJECTS, after=0)
    for version in range(20):
        await bus.publish(envelope(version))
        assert await take(tail, 1) == [version]
    await watcher.flush()
    assert requests.pending_msgs == 1
    await tail.aclose()
    await watcher.close()


async def test_a_request_that_expires_is_made_again(bus, monkeypatch):
    monkeypatch.setattr("privet_shared.messaging.pull.REQUEST_SECONDS", 0.2)
    tail = bus.tail(SUBJECTS, after=0)
    reading = asyncio.create_task(take(tail, 2))
    for version in range(2):
        await asyncio.sleep(0.5)
        await bus.publish(envelope(version))
    assert await reading == [0, 1]


async def test_a_request_that_is_lost_is_made_again(bus, monkeypatch):
    """The server says nothing when it forgets one."""
    monkeypatch.setattr("privet_shared.messaging.pull.REQUEST_SECONDS", 0.5)
    monkeypatch.setattr("privet_shared.messaging.pull._GRACE_SECONDS", 0.0)
    await bus.publish(envelope(1))
    silent = await bus._client.subscribe("silent")
    subscription = await bus.subscribe_durable("probe", SUBJECTS)
    subject, subscription._subject = subscription._subject, "silent"
    assert await subscription.fetch(batch=8, patience=0.1) == []
    subscription._subject = subject
    async with asyncio.timeout(10):
        while not (messages := await subscription.fetch(batch=8, patience=0.1)):
            pass
    assert len(messages) == 1
    await subscription.unsubscribe()
    await silent.unsubscribe()


async def test_a_tail_whose_consumer_is_deleted_goes_on(bus):
    tail = bus.tail(SUBJECTS, after=0)
    await bus.publish(envelope(1))
    assert await take(tail, 1) == [1]
    reading = asyncio.create_task(take(tail, 2))
    await asyncio.sleep(0.2)
    jetstream = bus._jetstream()
    for info in await jetstream.consumers_info(STREAM):
        await jetstream.delete_consumer(STREAM, info.name)
    for version in (2, 3):
        await bus.publish(envelope(version))
    assert await reading == [2, 3]
    await tail.aclose()
