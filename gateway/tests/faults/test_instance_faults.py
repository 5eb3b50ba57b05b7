"""Instances that fail: left out after five failures, probed, and let in again; few retries."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from fault_proxy import Action, Fault, fault_proxy
from fault_row import Bound, Row
from fault_world import World, ended_by, fault_world
from gateway.proxy import balancer, breaker
from gateway.proxy.balancer import RetryBudget
from gateway.proxy.breaker import MAX_FAILURES, TRIALS, State
from gateway_support import assert_problem, until

URL = "/api/v1/test/echo"
RESETS = Fault(Action.RESET)
_MANY = 500


@pytest.fixture
async def pair(running_source, source):
    """Run two proxies, which are two instances."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(fault_proxy(running_source[1])) for _ in range(2)]


@pytest.fixture
async def world(pair, quiet_options):
    options = {**quiet_options, "ticket_service_url": ",".join(each.origin for each in pair)}
    async with fault_world(Bound.NONE, **options) as world:
        yield world


@pytest.fixture(autouse=True)
def quick_probes(monkeypatch):
    monkeypatch.setattr(breaker, "FIRST_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(balancer, "PROBE_SECONDS", 0.05)


async def _ask_until(world: World, *, available: int) -> list[int]:
    """Ask until so many instances are left; return the statuses."""
    statuses = []
    while await world.gauge("instances_available") != available:
        statuses.append((await world.client.get(URL)).status_code)
        assert len(statuses) < _MANY
    return statuses


async def test_one_of_two_instances_breaks(row: Row, world: World, pair) -> None:
    pair[0].fault = RESETS
    statuses = await _ask_until(world, available=1)
    assert statuses.count(502) == MAX_FAILURES
    assert set(statuses) <= {200, 502}
    assert [(await world.client.get(URL)).status_code for _ in range(20)] == [200] * 20
    assert await world.counted() == row.counted
    assert await world.gauge("instances_available") == 1  # its probes are reset too
    await pair[0].heal()
    await world.assert_well(instances=2)


async def test_one_of_two_instances_is_gone(row: Row, world: World, pair) -> None:
    pair[0].refuse()
    assert set(await _ask_until(world, available=1)) == {200}
    assert await world.counted() == row.counted
    await pair[0].heal()
    await world.assert_well(instances=2)


async def test_every_instance_breaks(row: Row, world: World, pair, source) -> None:
    for each in pair:
        each.fault = RESETS
    assert await _ask_until(world, available=0) == [502] * (2 * MAX_FAILURES)
    asked = len(source.seen)
    assert_problem(await world.client.get(URL), 503, "service.unavailable")
    assert len(source.seen) == asked
    assert await world.counted() == row.counted
    for each in pair:
        await each.heal()
    await world.assert_well(instances=2)
    for _ in range(2 * TRIALS):
        assert (await world.client.get(URL)).status_code == 200
    assert await world.gauge("breaker_state") == State.CLOSED


async def test_a_service_lives_and_fails(
    row: Row, proxy, source, quiet_options, monkeypatch
) -> None:
    options = {**quiet_options, "ticket_service_url": proxy.origin}
    async with fault_world(Bound.NONE, **options) as world:
        proxy.fault = RESETS
        assert await _ask_until(world, available=0) == [502] * MAX_FAILURES
        assert await world.gauge("breaker_state") == State.OPEN
        proxy.fault = Fault(Action.RESET, place=_of_the_api, on_request=True)
        await world.until_gauge("breaker_state", State.HALF_OPEN)
        monkeypatch.setattr(breaker, "FIRST_PAUSE_SECONDS", 7)
        assert await _ask_until(world, available=0) == [502], "one failed trial is enough"
        refused = await world.client.get(URL)
        assert_problem(refused, 503, "service.unavailable")
        assert refused.headers["retry-after"] == "14", "the pause is longer each time"
        assert await world.counted() == row.counted


def _of_the_api(seen: bytes) -> int | None:
    return 0 if b"/api/" in seen else None


async def test_few_try_a_service_that_is_back(row: Row, proxy, source, quiet_options) -> None:
    options = {**quiet_options, "ticket_service_url": proxy.origin}
    async with fault_world(Bound.NONE, **options) as world:
        proxy.fault = RESETS
        assert await _ask_until(world, available=0) == [502] * MAX_FAILURES
        await proxy.heal()
        await world.until_gauge("breaker_state", State.HALF_OPEN)
        before = len(source.seen)
        asked = [asyncio.create_task(world.client.get("/api/v1/test/wait")) for _ in range(10)]
        await until(lambda: sum(task.done() for task in asked) == 10 - TRIALS)
        await until(lambda: len(source.seen) == before + TRIALS)
        assert await world.gauge("breaker_state") == State.HALF_OPEN
        source.go_on.set()
        answers = await asyncio.gather(*asked)
        refused = [answer for answer in answers if answer.status_code != 200]
        assert len(refused) == 10 - TRIALS
        for answer in refused:
            assert_problem(answer, 503, "service.unavailable")
            assert answer.headers["retry-after"] == "1"
        assert await world.gauge("breaker_state") == State.CLOSED
        answers = await asyncio.gather(*[world.client.get(URL) for _ in range(10)])
        assert {answer.status_code for answer in answers} == {200}
        assert await world.counted() == row.counted
        await world.assert_well()


async def test_every_connection_is_lent(row: Row, proxy, source, quiet_options) -> None:
    options = {**quiet_options, "ticket_service_url": proxy.origin, "upstream_connections": 1}
    async with fault_world(row.bound, **options) as world:
        waiting = asyncio.create_task(world.client.get("/api/v1/test/wait"))
        await until(lambda: source.seen)
        with ended_by(row.bound):
            answers = await asyncio.gather(*[world.client.post(URL) for _ in range(6)])
        for answer in answers:
            assert_problem(answer, 503, "service.unavailable")
        assert await world.counted() == row.counted
        assert await world.gauge("instances_available") == 1
        source.go_on.set()
        assert (await waiting).status_code == 200
        await world.assert_well()


async def test_retries_have_a_budget(row: Row, proxy, source, quiet_options) -> None:
    options = {**quiet_options, "ticket_service_url": proxy.origin}
    async with fault_world(Bound.NONE, **options) as world:
        waiting = [asyncio.create_task(world.client.get("/api/v1/test/wait")) for _ in range(10)]
        await until(lambda: len(source.seen) == 10)
        source.go_on.set()
        await asyncio.gather(*waiting)
        assert await world.gauge("connections_idle") == 10
        proxy.silence()
        asked = [asyncio.create_task(world.client.get(URL)) for _ in range(10)]
        await until(lambda: proxy.held == 10)
        proxy.reset_all()
        await until(lambda: sum(task.done() for task in asked) == 10 - RetryBudget.LEAST)
        proxy.speak()  # a retry keeps its place in the budget until it is answered
        answers = await asyncio.gather(*asked)
        refused = [answer for answer in answers if answer.status_code != 200]
        assert len(refused) == 10 - RetryBudget.LEAST
        for answer in refused:
            assert_problem(answer, 502, "gateway.bad_upstream")
        assert await world.counted() == row.counted
        await world.until_gauge("instances_available", 1)
        await world.assert_well()
