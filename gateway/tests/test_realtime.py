"""Live events against a real NATS: who sees what, and who is dropped."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from gateway.realtime.frames import EVENT_NAMES, frame_of
from gateway.realtime.hub import WAKE_AT_ONCE, Hub
from gateway_sse import (
    Received,
    claims_of,
    envelope_of,
    listening,
    message_added,
    status_changed,
)
from gateway_support import assert_problem, run_gateway, until
from privet_shared.auth.principal import Role
from privet_shared.events.auth import NotificationCreated, UserRegistered
from privet_shared.events.devices import DeviceCreated
from privet_shared.events.tickets import MessageAdded, TicketStatusChanged
from privet_shared.ids import new_id
from privet_shared.messaging.nats import StreamMessage


async def test_everyone_sees_their_own_and_staff_all_tickets(live, bus, callers):
    owner, stranger = callers.principal(), callers.principal()
    support = callers.principal(Role.SUPPORT)
    async with (
        listening(live, callers.token(owner)) as mine,
        listening(live, callers.token(stranger)) as theirs,
        listening(live, callers.token(support)) as staff,
    ):
        event = status_changed(owner.user_id)
        sequence = await bus.publish(envelope_of(event))
        await bus.publish(envelope_of(message_added(owner.user_id, internal=True)))
        await bus.publish(envelope_of(message_added(owner.user_id, internal=False)))
        device = DeviceCreated(
            device_id=new_id(), user_id=owner.user_id, version=1, title="t", brand="b",
            model="m", serial_number="s",
        )  # fmt: skip
        await bus.publish(envelope_of(device))
        registered = UserRegistered(user_id=stranger.user_id, version=1)
        await bus.publish(envelope_of(registered))
        await bus.publish(envelope_of(status_changed(stranger.user_id, "end")))
        await until(lambda: "end" in theirs.numbers and "end" in staff.numbers)
        await until(lambda: "device.created" in mine.names)
    assert mine.names == ["ticket.status_changed", "ticket.message_added", "device.created"]
    assert mine.events[0] == (str(sequence), "ticket.status_changed", event.model_dump(mode="json"))
    assert mine.events[0][2]["from"] == "new"
    assert theirs.numbers == ["end"]
    assert staff.names == [
        "ticket.status_changed",
        "ticket.message_added",
        "ticket.message_added",
        "ticket.status_changed",
    ]


async def test_staff_get_what_is_their_own_once(live, bus, callers):
    support = callers.principal(Role.SUPPORT)
    async with listening(live, callers.token(support)) as mine:
        for number in range(3):
            await bus.publish(envelope_of(status_changed(support.user_id, number)))
        await bus.publish(envelope_of(status_changed(new_id(), "end")))
        await until(lambda: "end" in mine.numbers)
    assert mine.numbers == ["0", "1", "2", "end"]


async def test_an_event_arrives_within_a_second(live, bus, callers):
    owner = callers.principal()
    async with listening(live, callers.token(owner)) as mine:
        await bus.publish(envelope_of(status_changed(owner.user_id)))
        await until(lambda: mine.numbers)


async def test_heartbeats(live, callers):
    async with listening(live, callers.token(callers.principal())) as mine:
        await until(lambda: mine.comments >= 2, seconds=3)


async def test_a_stream_begins_with_the_retry_time_and_passes_proxies_at_once(live, callers):
    headers = callers.headers(callers.principal())
    async with live.stream("GET", "/api/v1/events", headers=headers) as response:
        assert response.headers["x-accel-buffering"] == "no"
        assert response.headers["cache-control"] == "no-store, no-transform"
        first = await anext(response.aiter_text())
    assert first.startswith("retry: 2000\nid: ")


@pytest.mark.parametrize("queue_size", [8, 100_000], ids=["a full queue", "no progress"])
async def test_a_client_that_does_not_read_is_dropped_with_a_reason_and_can_resume(
    bus, nats_server, gateway_options, callers, queue_size
):
    owner = callers.principal()
    token = callers.token(owner)
    options = {**gateway_options, "nats_url": nats_server.url, "events_queue_size": queue_size}
    async with run_gateway(**options) as gateway:
        hub = gateway.app.hub
        url = gateway.base_url
        reader, writer = await asyncio.open_connection(url.host, url.port, limit=1024)
        writer.write(
            b"GET /api/v1/events HTTP/1.1\r\nHost: x\r\n"
            b"Authorization: Bearer %b\r\n\r\n" % token.encode()
        )
        writer.transport.pause_reading()
        async with listening(gateway, token) as mine:
            await until(lambda: hub.clients == 2)
            filler = "x" * 20_000
            sent = 0
            while hub.clients == 2:
                event = status_changed(owner.user_id, sent).model_copy(update={"comment": filler})
                await bus.publish(envelope_of(event))
                sent += 1
                assert sent < 2000, "a client that never reads must be dropped"
            assert hub.slow_clients == 1
            await until(lambda: len(mine.numbers) == sent)
            assert mine.numbers == [str(number) for number in range(sent)]
        writer.transport.resume_reading()
        got = Received()
        async with asyncio.timeout(5):
            while not got.names or got.names[-1] != "stream.closed":
                got.feed((await reader.read(65536)).decode())
        writer.transport.abort()
        assert got.events[-1] == (None, "stream.closed", {"reason": "slow_client"})
        had = len(got.numbers)
        assert 0 < had < sent
        async with listening(gateway, token, last_id=got.last_id) as again:
            await until(lambda: len(again.numbers) == sent - had, seconds=10)
        assert got.numbers + again.numbers == [str(number) for number in range(sent)]


def test_a_full_queue_ends_the_subscriber_with_a_reason(callers):
    hub = Hub(history=10, queue_size=2)
    principal = callers.principal()
    subscriber = hub.subscribe(claims_of(principal))
    hub.go_live(subscriber)
    for sequence in range(1, 4):
        message = StreamMessage(sequence, envelope_of(status_changed(principal.user_id)))
        hub.publish(sequence, frame_of(message))
    assert subscriber.end == "slow_client"
    assert subscriber.take() == []
    hub.unsubscribe(subscriber)
    assert hub.clients == 0
    assert hub.slow_clients == 1


async def test_thousands_are_woken_a_few_at_a_time(callers):
    """Between them the loop serves whatever else is due."""
    hub = Hub(history=10, queue_size=10)
    staff = [hub.subscribe(claims_of(callers.principal(Role.SUPPORT))) for _ in range(1000)]
    for subscriber in staff:
        hub.go_live(subscriber)
    waiting = [asyncio.create_task(subscriber.wait()) for subscriber in staff]
    await asyncio.sleep(0)
    hub.publish(1, frame_of(StreamMessage(1, envelope_of(status_changed(new_id())))))
    done = []
    while len(done) < len(waiting):
        before = len(done)
        await asyncio.sleep(0)
        done = [task for task in waiting if task.done()]
        assert len(done) - before <= WAKE_AT_ONCE
    assert all(len(subscriber.take()) == 1 for subscriber in staff)


def test_internal_events_have_no_public_name():
    auth = [name for name in EVENT_NAMES if name.startswith("privet.auth.")]
    assert auth == [NotificationCreated.type]
    assert TicketStatusChanged.type in EVENT_NAMES
    assert MessageAdded.type in EVENT_NAMES


async def test_twenty_clients_cost_one_consumer(live, bus, callers):
    tokens = [callers.token(callers.principal()) for _ in range(20)]
    async with asyncio.timeout(10):
        async with AsyncExitStack() as stack:
            for token in tokens:
                await stack.enter_async_context(listening(live, token))
            info = await bus._jetstream().consumers_info("PRIVET")
            assert len(info) == 1


async def test_one_user_may_not_take_every_stream(nats_server, gateway_options, callers):
    token, other = (callers.token(callers.principal()) for _ in range(2))
    options = {**gateway_options, "nats_url": nats_server.url, "events_per_user": 2}
    async with run_gateway(**options) as gateway:
        async with listening(gateway, token), listening(gateway, token):
            async with asyncio.timeout(5):
                refused = await gateway.get(
                    "/api/v1/events", headers={"Authorization": f"Bearer {token}"}
                )
            assert_problem(refused, 429, "events.too_many_streams")
            async with listening(gateway, other):
                pass
        await until(lambda: gateway.app.hub.clients == 0)
        async with listening(gateway, token):
            pass
