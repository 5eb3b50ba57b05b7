"""Redis gone and back, and silent: nobody is refused because a counter is gone."""

import asyncio

import pytest
from fault_proxy import fault_proxy
from fault_row import Bound, Row
from fault_world import World, fault_world
from gateway_support import assert_problem, until
from redis.asyncio import Redis

URL = "/api/v1/devices/search"
LOGIN = "/api/v1/auth/login"
EVENTS = "/api/v1/events?ticket="


@pytest.fixture
async def redis_proxy(redis_server):
    async with Redis.from_url(redis_server.url) as redis:
        await redis.flushall()
    async with fault_proxy(redis_server.url) as proxy:
        yield proxy


@pytest.fixture
async def world(redis_proxy, running_source, source, quiet_options, monkeypatch, request):
    """Run a gateway that reaches Redis through the proxy, and asks it again without a pause.

    The tests settle counts themselves, so that they know how often that was.
    """
    monkeypatch.setattr("gateway.counters.REDIS_PAUSE_SECONDS", 0)
    monkeypatch.setattr("gateway.counters.SETTLE_SECONDS", 3600)
    options = {
        **quiet_options,
        "redis_url": redis_proxy.origin,
        "ticket_service_url": running_source[1],
        "rate_limits_enabled": "limits" in request.node.originalname,
    }
    async with fault_world(Bound.NONE, **options) as world:
        yield world
        await world.assert_well()


async def _counted_in_redis(redis_server) -> int:
    async with Redis.from_url(redis_server.url) as redis:
        totals = [await redis.get(key) async for key in redis.scan_iter("privet:limit:*")]
        async for key in redis.scan_iter("privet:limit-shares:*"):
            totals += await redis.hvals(key)
        return sum(map(int, totals))


async def _ask(world: World, times: int, *, method: str = "GET", url: str = URL) -> None:
    for _ in range(times):
        answer = await world.client.request(method, url)
        assert answer.status_code == 200, answer.text
        assert answer.headers["ratelimit"]


async def _log_in(world: World, times: int) -> None:
    await _ask(world, times, method="POST", url=LOGIN)


async def _settle(world: World) -> None:
    await world.client.app._parts.limiter.ledger.settle()


async def test_limits_fail_open(row: Row, world, redis_proxy, redis_server) -> None:
    await _ask(world, 2)
    await _settle(world)
    assert await _counted_in_redis(redis_server) == 2
    redis_proxy.refuse()
    await _ask(world, 3)
    await _settle(world)
    assert await _counted_in_redis(redis_server) == 2
    assert await world.counted() == row.counted
    await redis_proxy.heal()
    await _settle(world)
    assert await _counted_in_redis(redis_server) == 5
    assert await world.counted() == row.counted


async def test_limits_fail_open_in_silence(row: Row, world, redis_proxy, redis_server) -> None:
    await _ask(world, 1)
    redis_proxy.silence()
    settling = asyncio.create_task(_settle(world))
    await until(lambda: redis_proxy.held)
    await _ask(world, 1)
    assert not settling.done()
    await settling
    redis_proxy.speak()
    assert await world.counted() == row.counted
    await _settle(world)
    assert await _counted_in_redis(redis_server) == 2
    assert await world.counted() == row.counted


async def test_exact_limits_fail_open(row: Row, world, redis_proxy, redis_server) -> None:
    await _log_in(world, 2)
    assert await _counted_in_redis(redis_server) == 2
    redis_proxy.refuse()
    await _log_in(world, 3)
    assert await _counted_in_redis(redis_server) == 2
    assert await world.counted() == row.counted
    await redis_proxy.heal()
    await _log_in(world, 2)
    assert await _counted_in_redis(redis_server) == 4
    assert await world.counted() == row.counted


async def test_exact_limits_fail_open_in_silence(row: Row, world, redis_proxy) -> None:
    await _log_in(world, 1)
    redis_proxy.silence()
    await _log_in(world, 1)
    redis_proxy.speak()
    assert await world.counted() == row.counted
    await _log_in(world, 1)
    assert await world.counted() == row.counted


async def test_tickets_survive_an_outage(row: Row, world, redis_proxy, callers) -> None:
    headers = callers.headers(callers.principal())

    async def ticket() -> str:
        answer = await world.client.post("/api/v1/events/ticket", headers=headers)
        assert answer.status_code == 201, answer.text
        return EVENTS + answer.json()["ticket"]

    async def opens(url: str) -> bool:
        async with world.client.stream("GET", url) as answer:
            if answer.status_code == 200:
                return True
            await answer.aread()
            assert_problem(answer, 401, "auth.invalid_ticket")
            return False

    before = await ticket()
    redis_proxy.refuse()
    assert not await opens(before)
    during = await ticket()
    assert await opens(during)
    assert await world.counted() == row.counted
    await redis_proxy.heal()
    assert await opens(before)
    assert not await opens(before)
    assert await world.counted() == row.counted
