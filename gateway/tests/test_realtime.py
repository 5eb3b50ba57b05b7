"""Live events against a real NATS: who sees what, and who is dropped."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from gateway.realtime.frames import EVENT_NAMES, frame_of
from gateway.realtime.hub import Hub
from gateway.realtime.replay import HistoryGone, Replay
from gateway_sse import envelope_of, listening, message_added, status_changed
from gateway_support import assert_problem, run_gateway, until
from privet_shared.auth.principal import Role
from privet_shared.auth.tokens import TokenClaims, TokenType
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


async def test_an_event_arrives_within_a_second(live, bus, callers):
    owner = callers.principal()
    async with listening(live, callers.token(owner)) as mine:
        await bus.publish(envelope_of(status_changed(owner.user_id)))
        await until(lambda: mine.numbers)


async def test_heartbeats_and_the_retry_time(live, callers):
    async with listening(live, callers.token(callers.principal())) as mine:
        await until(lambda: mine.comments >= 2, seconds=3)


async def test_a_client_that_does_not_read_is_dropped_and_can_resume(
    bus, nats_server, gateway_options, callers, monkeypatch
):
    owner = callers.principal()
    token = callers.token(owner)
    monkeypatch.setattr("gateway.realtime.stream.SEND_SECONDS", 0.5)
    options = {**gateway_options, "nats_url": nats_server.url, "events_queue_size": 8}
    async with run_gateway(**options) as gateway:
        hub = gateway.app.hub
        url = gateway.base_url
        _, writer = await asyncio.open_connection(url.host, url.port, limit=1024)
        writer.transport.pause_reading()
        writer.write(
            b"GET /api/v1/events HTTP/1.1\r\nHost: x\r\n"
            b"Authorization: Bearer %b\r\n\r\n" % token.encode()
        )
        async with listening(gateway, token) as mine:
            first_id = mine.last_id
            await until(lambda: hub.clients == 2)
            filler = "x" * 20_000
            sent = 0
            while hub.clients == 2:
                event = status_changed(owner.user_id, sent).model_copy(update={"comment": filler})
                await bus.publish(envelope_of(event))
                sent += 1
                assert sent < 2000, "a client that never reads must be dropped"
            await until(lambda: len(mine.numbers) == sent)
            assert mine.numbers == [str(number) for number in range(sent)]
        writer.transport.abort()
        async with listening(gateway, token, last_id=first_id) as again:
            await until(lambda: len(again.numbers) == sent, seconds=10)
            assert again.numbers == [str(number) for number in range(sent)]


def test_a_full_queue_ends_the_subscriber_with_a_reason(callers):
    hub = Hub(history=10, queue_size=2)
    principal = callers.principal()
    claims = TokenClaims.issue(
        TokenType.ACCESS,
        user_id=principal.user_id,
        session_id=principal.session_id,
        lifetime=timedelta(minutes=1),
    )
    subscriber = hub.subscribe(claims)
    for sequence in range(1, 4):
        message = StreamMessage(sequence, envelope_of(status_changed(principal.user_id)))
        hub.publish(sequence, frame_of(message))
    assert subscriber.end == "slow_client"
    assert subscriber.take() == []
    hub.unsubscribe(subscriber)
    assert hub.clients == 0


async def test_a_replay_that_fails_is_not_silent(bus, callers, monkeypatch):
    hub = Hub(history=0, queue_size=2)
    hub.position = 10
    hub.floor = 10
    claims = TokenClaims.issue(
        TokenType.ACCESS, user_id=new_id(), session_id=new_id(), lifetime=timedelta(minutes=1)
    )
    replay = Replay(bus, hub)
    with pytest.raises(HistoryGone):
        async for _ in replay.run(hub.subscribe(claims), after=99, until=10, patience=0.1):
            pass
    monkeypatch.setattr(replay, "_is_held", lambda _after: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        async for _ in replay.run(hub.subscribe(claims), after=3, until=10, patience=0.1):
            pass


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
            assert len(info) == 2, "one for events, one for revocations"


async def test_one_user_may_not_take_every_stream(nats_server, gateway_options, callers):
    token, other = (callers.token(callers.principal()) for _ in range(2))
    options = {**gateway_options, "nats_url": nats_server.url, "events_per_user": 2}
    async with run_gateway(**options) as gateway:
        async with listening(gateway, token), listening(gateway, token):
            refused = await gateway.get(
                "/api/v1/events", headers={"Authorization": f"Bearer {token}"}
            )
            assert_problem(refused, 429, "events.too_many_streams")
            async with listening(gateway, other):
                pass
        await until(lambda: gateway.app.hub.clients == 0)
        async with listening(gateway, token):
            pass
