"""Rate limits: exact where they are small, settled a few times a second where they are not."""

import asyncio
import itertools
from datetime import UTC, datetime

import pytest
from gateway.counters import SETTLE_SECONDS, Account, Counts, Ledger
from gateway_support import assert_problem, run_gateway, until
from privet_shared.servers.ports import free_port
from privet_shared.servers.redis import RedisServer
from redis.asyncio import Redis

ORIGIN = "http://localhost:5173"
URL = "/api/v1/devices/search"


@pytest.fixture(params=["memory", "redis"])
def redis_url(request):
    return None if request.param == "memory" else request.getfixturevalue("redis_server").url


async def align_to_window(seconds: int = 60) -> None:
    """Counting starts anew at each full minute: do not begin just before one."""
    left = seconds - datetime.now(UTC).timestamp() % seconds
    if left < 5:
        await asyncio.sleep(left + 0.1)


async def test_limits_count_and_say_so(quiet_nats, services, redis_url, callers):
    if redis_url:
        async with Redis.from_url(redis_url) as redis:
            await redis.flushall()
    await align_to_window()
    async with run_gateway(
        nats_url=quiet_nats,
        redis_url=redis_url,
        rate_limit_auth="3/minute",
        rate_limit_anonymous_write="2/minute",
        rate_limit_general="4/minute",
        **services.urls,
    ) as gateway:
        for left in (2, 1, 0):
            response = await gateway.post("/api/v1/auth/login")
            assert response.status_code == 200
            assert response.headers["ratelimit-policy"] == '"auth";q=3;w=60'
            assert response.headers["ratelimit"].startswith(f'"auth";r={left};t=')
        response = await gateway.post("/api/v1/auth/register", headers={"origin": ORIGIN})
        assert_problem(response, 429, "request.rate_limited")
        assert 0 < int(response.headers["retry-after"]) <= 60
        assert response.headers["ratelimit"].startswith('"auth";r=0;t=')
        assert response.headers["access-control-allow-origin"] == ORIGIN
        assert len(services.auth.seen) == 3

        statuses = [(await gateway.post("/api/v1/devices")).status_code for _ in range(3)]
        assert statuses == [200, 200, 429], "anonymous writes have their own, tighter limit"
        one, other = (callers.headers(callers.principal()) for _ in range(2))
        for _ in range(4):
            assert (await gateway.post("/api/v1/devices", headers=one)).status_code == 200
        assert (await gateway.get("/api/v1/tickets", headers=one)).status_code == 429
        assert (await gateway.get("/api/v1/tickets", headers=other)).status_code == 200


async def test_limits_are_shared_through_redis(quiet_nats, services, redis_server):
    async with Redis.from_url(redis_server.url) as redis:
        await redis.flushall()
    await align_to_window()
    options = {"nats_url": quiet_nats, "redis_url": redis_server.url, **services.urls}
    async with (
        run_gateway(rate_limit_auth="2/minute", **options) as one,
        run_gateway(rate_limit_auth="2/minute", **options) as other,
    ):
        gateways = itertools.cycle([one, other])
        statuses = [(await next(gateways).post("/api/v1/auth/login")).status_code for _ in range(4)]
        assert statuses == [200, 200, 429, 429]


async def test_a_dead_redis_costs_no_request(quiet_nats, services, server_home, callers):
    home = server_home("dying-redis")
    redis = RedisServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await redis.start()
    await align_to_window()
    async with run_gateway(
        nats_url=quiet_nats, redis_url=redis.url, rate_limit_general="5/minute", **services.urls
    ) as gateway:
        assert (await gateway.get(URL)).status_code == 200
        await redis.kill()
        statuses = [(await gateway.get(URL)).status_code for _ in range(5)]
        assert statuses == [200] * 4 + [429], "memory goes on from what Redis said"
        headers = callers.headers(callers.principal())
        ticket = await gateway.post("/api/v1/events/ticket", headers=headers)
        assert ticket.status_code == 201
        ready = await gateway.get("/health/ready")
        assert ready.status_code == 200, "Redis is optional"
        assert ready.json()["parts"]["redis"] == "unavailable"
        await redis.start()
        await asyncio.sleep(1.1)
        assert (await gateway.get("/health/ready")).json()["parts"]["redis"] == "ok"


async def test_bad_tokens_count_against_the_address(quiet_nats, services):
    await align_to_window()
    async with run_gateway(
        nats_url=quiet_nats, rate_limit_general="3/minute", **services.urls
    ) as gateway:
        headers = {"authorization": "Bearer x"}
        statuses = [
            (await gateway.get("/api/v1/tickets", headers=headers)).status_code for _ in range(5)
        ]
        assert statuses == [401, 401, 401, 429, 429]


async def test_limits_can_be_off(quiet_nats, services):
    async with run_gateway(
        nats_url=quiet_nats,
        rate_limits_enabled=False,
        rate_limit_auth="1/minute",
        **services.urls,
    ) as gateway:
        for _ in range(5):
            response = await gateway.post("/api/v1/auth/login")
            assert response.status_code == 200
        assert "ratelimit" not in response.headers


async def test_the_defaults_let_a_test_run_through(gateway):
    for _ in range(300):
        assert (await gateway.post("/api/v1/auth/login")).status_code == 200


def test_counts_forget_the_window_before():
    counts = Counts()
    for number in range(100):
        assert counts.increment(f"old-{number}", window=1) == 1
    counts.hear("new", 7, window=1)
    assert [counts.increment("new", window=2) for _ in range(2)] == [1, 2]
    assert len(counts) == 1
    counts.hear("new", 7, window=1)
    counts.raise_to(9, "new", window=1)
    assert counts.increment("new", window=2) == 3, "what is told late is of another window"


def test_counts_only_grow_within_a_window():
    counts = Counts()
    counts.increment("a", window=1)
    counts.hear("a", 10, window=1)
    counts.hear("a", 4, window=1)
    assert counts.increment("a", window=1) == 12
    counts.raise_to(5, "a", window=1)
    assert counts.increment("a", window=1) == 16


class Process:
    """What one gateway process knows of one limit."""

    def __init__(self, redis: Redis) -> None:
        self.counts = Counts()
        self.failures = 0
        account = Account(self.counts, lambda caller, window: f"{caller}/{window}", 60)
        self.ledger = Ledger(redis, lambda: [account], on_failure=self._fail)

    def _fail(self) -> None:
        self.failures += 1

    def count(self, times: int, caller: str = "a", *, window: int = 1) -> int:
        for _ in range(times):
            count = self.counts.increment(caller, window=window)
        return count


@pytest.fixture
async def redis(redis_server):
    async with Redis.from_url(redis_server.url, decode_responses=True) as redis:
        await redis.flushall()
        yield redis


async def test_processes_hear_of_each_other(redis):
    one, other, third = (Process(redis) for _ in range(3))
    assert (one.count(5), other.count(3)) == (5, 3)
    await one.ledger.settle()
    await other.ledger.settle()
    assert other.count(1) == 9
    assert one.count(1) == 6, "it settled before the other did"
    await one.ledger.settle()
    assert one.count(1) == 10
    third.count(1)
    await third.ledger.settle()
    assert third.count(1) == 6 + 3 + 2
    assert one.count(1, window=2) == 1
    keys = [key async for key in redis.scan_iter()]
    assert keys
    assert all([0 < await redis.ttl(key) <= 60 for key in keys])


async def test_many_callers_are_settled(redis):
    one, other = Process(redis), Process(redis)
    callers = [f"caller-{number}" for number in range(600)]
    for process in (one, other):
        for caller in callers:
            process.count(2, caller)
        await process.ledger.settle()
    assert {other.count(1, caller) for caller in callers} == {5}


async def test_what_is_told_twice_counts_once(redis, monkeypatch):
    """An answer that is lost leaves it open whether Redis has heard: it is told again."""
    one, other = Process(redis), Process(redis)
    one.count(4)
    pipeline = redis.pipeline

    def losing_answers(**options):
        commands = pipeline(**options)
        execute = commands.execute

        async def execute_and_lose():
            await execute()
            raise TimeoutError

        commands.execute = execute_and_lose
        return commands

    monkeypatch.setattr(redis, "pipeline", losing_answers)
    await one.ledger.settle()
    assert one.failures == 1
    monkeypatch.undo()
    await one.ledger.settle()
    other.count(1)
    await other.ledger.settle()
    assert other.count(1) == 6


async def test_a_window_that_ends_while_redis_is_asked(redis):
    """Of the new one nothing is lost, and nothing of the old one is taken for it."""
    one, other = Process(redis), Process(redis)
    other.count(9)
    await other.ledger.settle()
    one.count(1)
    settling = asyncio.create_task(one.ledger.settle())
    await asyncio.sleep(0)
    one.count(2, window=2)
    await settling
    assert one.count(1, window=2) == 3
    await one.ledger.settle()
    other.count(1, window=2)
    await other.ledger.settle()
    assert other.count(1, window=2) == 5


async def test_counts_survive_redis(server_home):
    home = server_home("lost-redis")
    server = RedisServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await server.start()
    async with Redis.from_url(server.url, decode_responses=True) as redis:
        one, other = Process(redis), Process(redis)
        one.count(5)
        other.count(3)
        await one.ledger.settle()
        await other.ledger.settle()
        await server.kill()
        assert one.count(2) == 7, "it goes on with what it knows"
        assert other.count(2) == 10
        await one.ledger.settle()
        await other.ledger.settle()
        assert (one.failures, other.failures) == (1, 1)
        await server.start()
        await redis.flushall()
        await one.ledger.settle()
        await other.ledger.settle()
        assert other.count(1) == 7 + 6
        await one.ledger.settle()
        assert one.count(1) == 8, "nothing of it has changed since, so it did not ask"
        await one.ledger.settle()
        assert one.count(1) == 9 + 5
    await server.kill()


def left_of(response) -> int:
    return int(response.headers["ratelimit"].partition(";r=")[2].partition(";")[0])


async def test_two_processes_share_a_large_limit(quiet_nats, services, redis_server, callers):
    await align_to_window()
    options = {
        "nats_url": quiet_nats,
        "redis_url": redis_server.url,
        "rate_limit_general": "150/minute",
        **services.urls,
    }
    headers = callers.headers(callers.principal())
    async with run_gateway(**options) as one, run_gateway(**options) as other:
        for left in range(149, -1, -1):
            response = await one.get(URL, headers=headers)
            assert (response.status_code, left_of(response)) == (200, left)
        assert_problem(await one.get(URL, headers=headers), 429, "request.rate_limited")
        asked = 0
        while (response := await other.get(URL, headers=headers)).status_code == 200:
            asked += 1
            await asyncio.sleep(SETTLE_SECONDS / 10)
        assert_problem(response, 429, "request.rate_limited")
        assert left_of(response) == 0
        assert 0 < asked < 150, "some slip through before the counts are settled"
    async with run_gateway(**options) as successor:  # what was counted outlives both
        await successor.get(URL, headers=headers)
        await asyncio.sleep(2 * SETTLE_SECONDS)
        assert (await successor.get(URL, headers=headers)).status_code == 429


async def test_a_large_limit_outlives_redis(quiet_nats, services, server_home, callers):
    home = server_home("dying-redis-of-many")
    server = RedisServer(data_dir=home / "data", port=free_port(), log_file=home / "log")
    await server.start()
    await align_to_window()
    headers = callers.headers(callers.principal())

    async def told() -> list[int]:
        async with Redis.from_url(server.url, decode_responses=True) as redis:
            keys = [key async for key in redis.scan_iter("privet:limit-shares:*")]
            return [int(total) for key in keys for total in await redis.hvals(key)]

    async with run_gateway(
        nats_url=quiet_nats, redis_url=server.url, rate_limit_general="150/minute", **services.urls
    ) as gateway:

        async def ask(times: int) -> int:
            for _ in range(times):
                response = await gateway.get(URL, headers=headers)
                assert response.status_code == 200, response.text
            return left_of(response)

        assert await ask(5) == 145
        async with asyncio.timeout(5):
            while await told() != [5]:
                await asyncio.sleep(0.05)
        await server.kill()
        assert await ask(5) == 140
        ledger = gateway.app._parts.limiter.ledger
        await until(lambda: ledger.is_down)
        assert await ask(5) == 135
        await server.start()
        async with asyncio.timeout(10):
            while await told() != [15]:
                await asyncio.sleep(0.05)
        assert not ledger.is_down
        assert await ask(135) == 0
        assert_problem(await gateway.get(URL, headers=headers), 429, "request.rate_limited")
    await server.kill()
