"""Redis gone and back, and silent: nobody is refused because a counter is gone."""

import pytest
from fault_proxy import fault_proxy
from fault_row import Bound, Row
from fault_world import World, fault_world
from gateway_support import assert_problem
from redis.asyncio import Redis

URL = "/api/v1/devices/search"
EVENTS = "/api/v1/events?ticket="


@pytest.fixture
async def redis_proxy(redis_server):
    async with Redis.from_url(redis_server.url) as redis:
        await redis.flushall()
    async with fault_proxy(redis_server.url) as proxy:
        yield proxy


@pytest.fixture
async def world(redis_proxy, running_source, source, quiet_options, monkeypatch, request):
    """Run a gateway that reaches Redis through the proxy, and asks it again without a pause."""
    monkeypatch.setattr("gateway.limits.REDIS_PAUSE_SECONDS", 0)
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
        keys = [key async for key in redis.scan_iter("privet:limit*")]
        return sum([int(await redis.get(key)) for key in keys])


async def _ask(world: World, times: int) -> None:
    for _ in range(times):
        answer = await world.client.get(URL)
        assert answer.status_code == 200, answer.text
        assert answer.headers["ratelimit"]


async def test_limits_fail_open(row: Row, world, redis_proxy, redis_server) -> None:
    await _ask(world, 2)
    assert await _counted_in_redis(redis_server) == 2
    redis_proxy.refuse()
    await _ask(world, 3)
    assert await _counted_in_redis(redis_server) == 2
    assert await world.counted() == row.counted
    await redis_proxy.heal()
    await _ask(world, 2)
    assert await _counted_in_redis(redis_server) == 4
    assert await world.counted() == row.counted


async def test_limits_fail_open_in_silence(row: Row, world, redis_proxy, redis_server) -> None:
    await _ask(world, 1)
    redis_proxy.silence()
    await _ask(world, 1)
    redis_proxy.speak()
    assert await world.counted() == row.counted
    await _ask(world, 1)
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
