"""NATS gone and back, and silent: events, ended sessions and shared answers."""

import asyncio
import time

import pytest
from fault_proxy import fault_proxy
from fault_row import Bound, Row
from fault_world import World, fault_world
from gateway_sse import envelope_of, listening, revoked, status_changed
from gateway_support import assert_problem, until
from privet_shared.events.content import PageChanged
from privet_shared.ids import new_id

PAGE = "/api/v1/pages/echo"
_PATIENCE_SECONDS = 20.0


@pytest.fixture
async def nats_proxy(bus, nats_server):
    async with fault_proxy(nats_server.url) as proxy:
        yield proxy


@pytest.fixture
async def world(nats_proxy, running_source, source, gateway_options):
    """Run a gateway that reaches NATS through the proxy; the tests publish past it."""
    options = {
        **gateway_options,
        "nats_url": nats_proxy.origin,
        "ticket_service_url": running_source[1],
        "media_service_url": running_source[1],
    }
    async with fault_world(Bound.NONE, **options) as world:
        yield world
        assert await world.counted() == {}
        await world.assert_well()


async def _take_away(world: World, nats_proxy) -> None:
    nats_proxy.refuse()
    await world.until_gauge("events_heard", 0, None)


async def _bring_back(world: World, nats_proxy) -> None:
    await nats_proxy.heal()
    await world.until_gauge("events_heard", 1, None)


async def _until_ready(world: World, status: int) -> None:
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while (await world.client.get("/health/ready")).status_code != status:
            await asyncio.sleep(0.05)


async def test_events_survive_an_outage(row: Row, world, nats_proxy, bus, callers) -> None:
    owner = callers.principal()
    await _until_ready(world, 200)
    async with listening(world.client, callers.token(owner)) as mine:
        await bus.publish(envelope_of(status_changed(owner.user_id, "before")))
        await until(lambda: mine.numbers == ["before"], seconds=_PATIENCE_SECONDS)
        await _take_away(world, nats_proxy)
        await _until_ready(world, 503)
        for number in range(3):
            await bus.publish(envelope_of(status_changed(owner.user_id, number)))
        assert mine.numbers == ["before"]
        assert not mine.is_closed
        await _bring_back(world, nats_proxy)
        await bus.publish(envelope_of(status_changed(owner.user_id, "after")))
        await until(lambda: "after" in mine.numbers, seconds=_PATIENCE_SECONDS)
        assert mine.numbers == ["before", "0", "1", "2", "after"]
    await _until_ready(world, 200)
    assert row.counted == {}


async def test_events_survive_silence(row: Row, world, nats_proxy, bus, callers) -> None:
    owner = callers.principal()
    async with listening(world.client, callers.token(owner)) as mine:
        nats_proxy.silence()
        await bus.publish(envelope_of(status_changed(owner.user_id, "during")))
        await until(lambda: nats_proxy.held, seconds=_PATIENCE_SECONDS)
        assert mine.numbers == []
        nats_proxy.speak()
        await bus.publish(envelope_of(status_changed(owner.user_id, "after")))
        await until(lambda: "after" in mine.numbers, seconds=_PATIENCE_SECONDS)
        assert mine.numbers == ["during", "after"]
    assert row.counted == {}


async def test_revocations_survive_an_outage(row: Row, world, nats_proxy, bus, callers) -> None:
    caller = callers.principal()

    async def ask():
        return await world.client.get("/api/v1/tickets", headers=callers.headers(caller))

    assert (await ask()).status_code == 200
    await _take_away(world, nats_proxy)
    await bus.publish(revoked(caller))
    assert (await ask()).status_code == 200  # it cannot be known yet
    await _bring_back(world, nats_proxy)
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while (answer := await ask()).status_code == 200:
        assert time.monotonic() < give_up
        await asyncio.sleep(0.02)
    assert_problem(answer, 401, "auth.session_revoked")
    assert row.counted == {}


async def test_no_answer_is_kept_in_an_outage(row: Row, world, nats_proxy, bus, source) -> None:
    async def asked(times: int) -> int:
        """Return how often the service is asked when so many ask the gateway in turn."""
        before = len(source.seen)
        for _ in range(times):
            assert (await world.client.get(PAGE)).status_code == 200
        return len(source.seen) - before

    assert await asked(3) == 1
    await _take_away(world, nats_proxy)
    assert await asked(3) == 3
    await bus.publish(envelope_of(PageChanged(page_id=new_id(), slug="echo")))
    await _bring_back(world, nats_proxy)
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while await asked(2) != 0:  # the event of the outage may yet make one stale
        assert time.monotonic() < give_up
    assert row.counted == {}
