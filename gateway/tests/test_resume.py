"""``Last-Event-ID``: nothing lost, nothing doubled, whatever was restarted meanwhile."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from gateway.realtime.frames import frame_of
from gateway.realtime.hub import Hub
from gateway_sse import claims_of, envelope_of, listening, status_changed
from gateway_support import assert_problem, run_gateway, until
from privet_shared.ids import new_id
from privet_shared.messaging.nats import EventBus, StreamMessage
from privet_shared.servers.nats import NatsServer
from privet_shared.servers.ports import free_port


async def test_a_resume_neither_loses_nor_doubles(live, bus, callers):
    owner = callers.principal()
    token = callers.token(owner)
    numbers = [str(number) for number in range(60)]
    got: list[str] = []
    last_id: str | None = None

    async def publish() -> None:
        for number in numbers:
            await bus.publish(envelope_of(status_changed(owner.user_id, number)))
            await bus.publish(envelope_of(status_changed(new_id(), "other")))

    async with listening(live, token) as mine:
        last_id = mine.last_id
    publishing = asyncio.create_task(publish())
    while len(got) < len(numbers):
        async with listening(live, token, last_id=last_id) as mine:
            await until(lambda mine=mine: mine.numbers)
        got += mine.numbers
        last_id = mine.last_id
    await publishing
    assert got == numbers


@pytest.mark.parametrize("history", [0, 1000], ids=["from the stream", "from memory"])
async def test_a_resume_survives_a_gateway_restart(
    bus, nats_server, gateway_options, callers, history
):
    owner = callers.principal()
    token = callers.token(owner)
    options = {**gateway_options, "nats_url": nats_server.url, "events_history": history}
    async with run_gateway(**options) as gateway, listening(gateway, token) as mine:
        await bus.publish(envelope_of(status_changed(owner.user_id, 1)))
        await until(lambda: mine.numbers == ["1"])
        last_id = mine.last_id
    for number in (2, 3):
        await bus.publish(envelope_of(status_changed(owner.user_id, number)))
    async with run_gateway(**options) as gateway:
        async with listening(gateway, token, last_id=last_id) as mine:
            await until(lambda: len(mine.numbers) == 2)
            await bus.publish(envelope_of(status_changed(owner.user_id, 4)))
            await until(lambda: len(mine.numbers) == 3)
            assert mine.numbers == ["2", "3", "4"]
        async with listening(gateway, token, query=f"?last_event_id={last_id}") as mine:
            await until(lambda: len(mine.numbers) == 3)
            assert mine.numbers == ["2", "3", "4"]


async def test_a_stop_ends_streams_and_says_why(bus, nats_server, gateway_options, callers):
    async with run_gateway(nats_url=nats_server.url, **gateway_options) as gateway:
        hub = gateway.app.hub
        async with listening(gateway, callers.token(callers.principal())) as mine:
            hub.close()
            await until(lambda: mine.is_closed)
        assert mine.events[-1] == (None, "stream.closed", {"reason": "server_shutdown"})


async def test_ids_out_of_the_stream_ask_for_a_resync(live, bus, callers):
    owner = callers.principal()
    token = callers.token(owner)
    for number in range(5):
        last = await bus.publish(envelope_of(status_changed(owner.user_id, number)))
    await until(lambda: live.app.hub.position == last)
    async with listening(live, token, last_id=str(last + 1000)) as mine:
        await until(lambda: mine.names)
        assert mine.events == [(str(last), "resync", {"reason": "history_gone"})]
        await bus.publish(envelope_of(status_changed(owner.user_id, "next")))
        await until(lambda: mine.numbers == ["next"])


async def test_an_id_older_than_the_stream_asks_for_a_resync(
    bus, nats_server, gateway_options, callers
):
    owner = callers.principal()
    for number in range(5):
        last = await bus.publish(envelope_of(status_changed(owner.user_id, number)))
    await bus._jetstream().purge_stream("PRIVET", keep=2)
    async with run_gateway(nats_url=nats_server.url, **gateway_options) as gateway:
        token = callers.token(owner)
        async with listening(gateway, token, last_id=str(last - 4)) as mine:
            await until(lambda: mine.names)
            assert mine.names == ["resync"]
        async with listening(gateway, token, last_id=str(last - 2)) as mine:
            await until(lambda: len(mine.names) == 2)
            assert mine.numbers == ["3", "4"]


@pytest.mark.parametrize("bad", ["abc", "-1", "1.5", "1 2", "9" * 30, "0x1"])
async def test_a_bad_last_event_id_is_422(live, callers, bad):
    headers = {**callers.headers(callers.principal()), "last-event-id": bad}
    response = await live.get("/api/v1/events", headers=headers)
    assert_problem(response, 422, "events.bad_last_event_id")


async def test_many_query_parameters_are_no_trouble(live, callers):
    query = "&".join(f"a{number}=1" for number in range(500))
    async with listening(live, callers.token(callers.principal()), query=f"?{query}"):
        pass


async def test_nats_killed_and_restarted(
    server_home: Callable[[str], Path], gateway_options, callers
):
    """Nothing is lost or doubled at a client that stays, nor at one that resumes."""
    home = server_home("mortal-nats")
    server = NatsServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await server.start()
    publisher = EventBus(server.url, name="publisher")
    await publisher.connect()
    owner = callers.principal()
    token = callers.token(owner)
    numbers = [str(number) for number in range(60)]

    async def publish(number: str) -> None:
        envelope = envelope_of(status_changed(owner.user_id, number))
        while True:
            try:
                await publisher.publish(envelope)
            except Exception:
                await asyncio.sleep(0.05)
            else:
                return

    async def publish_all() -> None:
        for number in numbers:
            await publish(number)
            await asyncio.sleep(0.01)

    async with run_gateway(nats_url=server.url, **gateway_options) as gateway:
        async with listening(gateway, token) as mine:
            first_id = mine.last_id
            publishing = asyncio.create_task(publish_all())
            await until(lambda: len(mine.numbers) >= 10)
            await server.kill()
            await asyncio.sleep(0.3)
            response = await gateway.get("/health/ready")
            assert response.json()["parts"]["nats"] == "unavailable"
            had = len(mine.numbers)
            async with listening(gateway, token, last_id=mine.last_id) as resumed:
                await server.start()
                await publishing
                await until(lambda: len(mine.numbers) >= len(numbers), seconds=10)
                await until(lambda: resumed.numbers[-1:] == numbers[-1:], seconds=10)
                await publish("after")
                await until(lambda: mine.numbers[-1] == resumed.numbers[-1] == "after")
        assert mine.numbers == [*numbers, "after"]
        assert resumed.numbers == [*numbers[had:], "after"]
        async with listening(gateway, token, last_id=first_id) as again:
            await until(lambda: len(again.numbers) > len(numbers))
        assert again.numbers == [*numbers, "after"]
    await publisher.close()
    await server.stop()


async def test_a_gateway_without_nats_serves_all_but_events(
    gateway_options, server_home, callers, monkeypatch
):
    monkeypatch.setattr("gateway.container.START_PATIENCE_SECONDS", 0.2)
    home = server_home("late-nats")
    server = NatsServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    async with run_gateway(nats_url=server.url, **gateway_options) as gateway:
        headers = callers.headers(callers.principal())
        assert (await gateway.get("/api/v1/tickets", headers=headers)).status_code == 200
        response = await gateway.get("/api/v1/events", headers=headers)
        assert_problem(response, 503, "service.unavailable")
        await server.start()

        async def is_up() -> bool:
            return (await gateway.get("/health/ready")).json()["parts"]["nats"] == "ok"

        async with asyncio.timeout(5):
            while not await is_up():
                await asyncio.sleep(0.2)
        async with listening(gateway, callers.token(callers.principal())):
            pass
    await server.stop()


async def test_ids_grow_and_a_heartbeat_moves_them_on(live, bus, callers):
    """A client that hears nothing for a day resumes from where the others are."""
    owner, stranger = callers.principal(), callers.principal()
    token = callers.token(owner)
    async with listening(live, token) as mine:
        await bus.publish(envelope_of(status_changed(owner.user_id, "mine")))
        for _ in range(3):
            last = await bus.publish(envelope_of(status_changed(stranger.user_id, "other")))
        await until(lambda: mine.last_id == str(last))
        await bus.publish(envelope_of(status_changed(owner.user_id, "next")))
        await until(lambda: len(mine.numbers) == 2)
    assert mine.ids == sorted(mine.ids)
    missed = await bus.publish(envelope_of(status_changed(owner.user_id, "missed")))
    async with listening(live, token, last_id=str(last)) as mine:
        await until(lambda: mine.numbers == ["next", "missed"] and mine.ids[-1] == missed)
        await until(lambda: mine.comments)
    assert mine.ids == sorted(mine.ids)


async def test_a_client_ahead_of_this_process_gets_nothing_twice(callers):
    """Its last event came through another gateway that was a moment faster."""
    owner = callers.principal()
    envelopes = [envelope_of(status_changed(owner.user_id, number)) for number in range(4)]
    hub = Hub(history=10, queue_size=10)
    hub.position = 10
    subscriber = hub.subscribe(claims_of(owner))
    subscriber.seen = 12
    assert hub.recent(subscriber) == []
    hub.go_live(subscriber)
    assert not subscriber.is_up_to(hub.position), "a heartbeat must not move it back"
    for sequence, envelope in enumerate(envelopes, 10):
        hub.publish(sequence, frame_of(StreamMessage(sequence, envelope)))
    assert [frame.sequence for frame in subscriber.take()] == [13]
    assert subscriber.take() == []
    assert subscriber.is_up_to(hub.position)
