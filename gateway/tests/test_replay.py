"""Clients that missed more than the memory holds: one reader of the stream for all of them."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from gateway.realtime import replay as replay_module
from gateway.realtime.hub import Hub
from gateway.realtime.replay import BUFFER, HistoryGone, Replay
from gateway_sse import claims_of, envelope_of, listening, status_changed
from gateway_support import run_gateway, until
from privet_shared.auth.principal import Role
from privet_shared.ids import new_id


@pytest.fixture
def hub():
    return Hub(history=0, queue_size=10)


@pytest.fixture
async def replay(bus):
    return Replay(bus)


@pytest.fixture
def join(hub, callers):
    def join_at(principal, *, after):
        subscriber = hub.subscribe(claims_of(principal))
        subscriber.seen = after
        return subscriber

    return join_at


async def drain(replay, catchup) -> list[int]:
    """Take all that is read for a client; return the sequences."""
    taken = []
    async with asyncio.timeout(10):
        while not catchup.is_done:
            await catchup.subscriber.wait()
            taken += [frame.sequence for frame in catchup.take()]
            replay.resume(catchup)
    return taken


async def publish(bus, user_id, count: int) -> list[int]:
    return [await bus.publish(envelope_of(status_changed(user_id, n))) for n in range(count)]


async def consumers(bus) -> int:
    return len(await bus._jetstream().consumers_info("PRIVET"))


async def test_all_who_wait_share_one_consumer(bus, replay, join, callers, monkeypatch):
    owner, support = callers.principal(), callers.principal(Role.SUPPORT)
    mine = await publish(bus, owner.user_id, 30)
    theirs = await publish(bus, new_id(), 30)
    decoded = []
    real = replay_module.frame_of
    monkeypatch.setattr(
        replay_module, "frame_of", lambda message: decoded.append(message) or real(message)
    )
    until_last = theirs[-1]
    waiting = [
        replay.start(join(who, after=after), until=until_last)
        for who in (owner, support)
        for after in range(5)
    ]
    everything = mine + theirs
    got = await asyncio.gather(*(drain(replay, catchup) for catchup in waiting))
    assert got == [mine[n:] for n in range(5)] + [everything[n:] for n in range(5)]
    assert len(decoded) == len(everything)
    assert all(catchup.subscriber.seen == until_last for catchup in waiting)
    await until(lambda: replay._reader is None)
    assert await consumers(bus) == 0


async def test_one_who_comes_late_is_served_too(bus, replay, join, callers):
    owner = callers.principal()
    sequences = await publish(bus, owner.user_id, 20)
    first = replay.start(join(owner, after=10), until=sequences[-1])
    await until(lambda: first._frames)
    late = replay.start(join(owner, after=2), until=sequences[-1])
    at_end = replay.start(join(owner, after=sequences[-1]), until=sequences[-1])
    assert await drain(replay, late) == sequences[2:]
    assert await drain(replay, first) == sequences[10:]
    assert await drain(replay, at_end) == []


async def test_a_slow_client_holds_up_nobody_and_misses_nothing(bus, replay, join, callers):
    support = callers.principal(Role.SUPPORT)
    sequences = await publish(bus, new_id(), 2 * BUFFER + 40)
    slow = replay.start(join(support, after=0), until=sequences[-1])
    quick = replay.start(join(support, after=0), until=sequences[-1])
    assert await drain(replay, quick) == sequences
    assert slow.is_paused
    assert len(slow._frames) == BUFFER
    assert await drain(replay, slow) == sequences


async def test_a_client_that_leaves_stops_the_reader(bus, replay, join, callers):
    owner = callers.principal()
    sequences = await publish(bus, owner.user_id, 5)
    catchup = replay.start(join(owner, after=0), until=sequences[-1] + 100)
    await until(lambda: len(catchup._frames) == 5)
    replay.stop(catchup)
    await bus.publish(envelope_of(status_changed(owner.user_id, 6)))
    await until(lambda: replay._reader is None)
    assert await consumers(bus) == 0


async def test_ids_that_the_stream_does_not_hold_are_told(bus, replay, join, callers, monkeypatch):
    owner = callers.principal()
    sequences = await publish(bus, owner.user_id, 6)
    await bus._jetstream().purge_stream("PRIVET", keep=3)
    monkeypatch.setattr(replay_module, "MAX_EVENTS", 2)
    too_old = replay.start(join(owner, after=sequences[1]), until=sequences[-1])
    too_new = replay.start(join(owner, after=99), until=99)
    too_many = replay.start(join(owner, after=sequences[2]), until=sequences[-1])
    fine = replay.start(join(owner, after=sequences[3]), until=sequences[-1])
    for catchup in (too_old, too_new, too_many):
        with pytest.raises(HistoryGone):
            await drain(replay, catchup)
    assert await drain(replay, fine) == sequences[4:]


async def test_a_reader_that_fails_is_not_silent(bus, replay, join, callers, monkeypatch):
    owner = callers.principal()
    sequences = await publish(bus, owner.user_id, 2)
    with monkeypatch.context() as broken:
        broken.setattr(replay_module, "frame_of", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await drain(replay, replay.start(join(owner, after=0), until=sequences[-1]))
    again = replay.start(join(owner, after=0), until=sequences[-1])
    assert await drain(replay, again) == sequences


async def test_many_resume_at_once_after_a_restart(bus, nats_server, gateway_options, callers):
    """Each gets what is theirs, in order, and the process still has few consumers."""
    people = [callers.principal() for _ in range(15)]
    people += [callers.principal(Role.SUPPORT) for _ in range(5)]
    for person in people:
        await publish(bus, person.user_id, 10)
    options = {**gateway_options, "nats_url": nats_server.url, "events_history": 20}
    most = 0
    async with run_gateway(**options) as gateway, AsyncExitStack() as stack:
        streams = [
            await stack.enter_async_context(
                listening(gateway, callers.token(person), last_id=str(number))
            )
            for number, person in enumerate(people)
        ]
        expected = [10] * 15 + [200 - number for number in range(15, 20)]

        def have_all() -> bool:
            return [len(stream.numbers) for stream in streams] == expected

        async with asyncio.timeout(10):
            while not have_all():
                most = max(most, await consumers(bus))
        assert all(stream.ids == sorted(stream.ids) for stream in streams)
        assert most <= 3, "one for events, one for revocations, one for all who resume"
        await bus.publish(envelope_of(status_changed(people[0].user_id, "live")))
        await until(lambda: streams[0].numbers[-1] == streams[-1].numbers[-1] == "live")
