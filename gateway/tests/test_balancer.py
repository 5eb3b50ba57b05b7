"""Several instances of a service: shared work, and no more requests for those that fail."""

import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack

import pytest
from gateway.proxy import balancer, breaker
from gateway.proxy.balancer import RetryBudget
from gateway.proxy.breaker import (
    FAILURES_OF_SHARE,
    LONGEST_PAUSE_SECONDS,
    MAX_FAILURES,
    SHARE_SECONDS,
    TRIAL_SECONDS,
    TRIALS,
    Breaker,
    State,
    Trial,
)
from gateway_support import FakeService, assert_problem, run_gateway, serve, until
from privet_shared.servers.ports import free_port

URL = "/api/v1/test"


class Instance(FakeService):
    """A service that says who it is."""

    async def do_echo(self, _receive, send):
        await self.answer(send, self.name.encode())

    async def do_wait(self, _receive, send):
        await self.go_on.wait()
        await self.answer(send, self.name.encode())


@pytest.fixture
async def instances():
    async with AsyncExitStack() as stack:
        fakes = [Instance(name) for name in ("one", "two", "three")]
        urls = [await stack.enter_async_context(serve(fake)) for fake in fakes]
        yield fakes, ",".join(urls)


@pytest.fixture(autouse=True)
def quick_probes(monkeypatch):
    monkeypatch.setattr(breaker, "FIRST_PAUSE_SECONDS", 0.3)
    monkeypatch.setattr(balancer, "PROBE_SECONDS", 0.05)


async def test_the_less_busy_of_two_is_asked(instances, quiet_options):
    fakes, urls = instances
    async with run_gateway(**{**quiet_options, "ticket_service_url": urls}) as gateway:
        waiting = [asyncio.create_task(gateway.get(f"{URL}/wait")) for _ in range(30)]
        await until(lambda: sum(len(fake.seen) for fake in fakes) == 30)
        for fake in fakes:
            fake.go_on.set()
        answers = Counter([answer.text for answer in await asyncio.gather(*waiting)])
    assert set(answers) == {"one", "two", "three"}
    assert max(answers.values()) - min(answers.values()) <= 4


async def test_an_instance_that_is_gone_is_left_out(instances, quiet_options):
    _, urls = instances
    gone = f"http://127.0.0.1:{free_port()}"
    port = free_port()
    options = {
        **quiet_options,
        "ticket_service_url": f"{urls},{gone}",
        "metrics_port": port,
    }
    async with run_gateway(**options) as gateway:
        for _ in range(250):
            assert (await gateway.post(f"{URL}/x")).status_code == 200
        figures = await gateway.get(f"http://127.0.0.1:{port}/metrics")
        assert 'instances_available{upstream="ticket-service"} 3.0' in figures.text


async def test_who_meets_one_that_is_gone_is_answered_by_whichever_is_there(
    instances, quiet_options
):
    """Those that are gone are the least busy of all, so they are met again and again."""
    _, urls = instances
    gone = [f"http://127.0.0.1:{free_port()}" for _ in range(6)]
    options = {**quiet_options, "ticket_service_url": ",".join([urls, *gone])}
    async with run_gateway(**options) as gateway:
        answers = await asyncio.gather(*(gateway.post(f"{URL}/x") for _ in range(60)))
        assert {answer.status_code for answer in answers} == {200}


async def test_a_broken_instance_is_let_in_again_when_it_lives(quiet_options):
    broken, requests = True, 0

    async def answer(reader, writer):
        nonlocal requests
        await reader.readuntil(b"\r\n\r\n")
        requests += 1
        if not broken:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        for _ in range(MAX_FAILURES):
            assert_problem(await gateway.get(f"{URL}/x"), 502, "gateway.bad_upstream")
        assert requests == MAX_FAILURES
        assert_problem(await gateway.get(f"{URL}/x"), 503, "service.unavailable")
        assert requests == MAX_FAILURES  # it was left in peace
        broken = False
        async with asyncio.timeout(5):
            while (await gateway.get(f"{URL}/x")).status_code != 200:
                await asyncio.sleep(0.05)


async def test_an_instance_that_hangs_is_left_out_without_a_request(
    instances, quiet_options, monkeypatch
):
    monkeypatch.setattr(balancer, "HEALTH_SECONDS", 0.1)
    monkeypatch.setattr(balancer, "PROBE_TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr(breaker, "FIRST_PAUSE_SECONDS", 60)
    _, urls = instances

    async def hang(_reader, _writer):
        await asyncio.sleep(30)

    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    hanging = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    port = free_port()
    options = {**quiet_options, "ticket_service_url": f"{urls},{hanging}", "metrics_port": port}
    async with run_gateway(**options) as gateway:

        async def available() -> str:
            text = (await gateway.get(f"http://127.0.0.1:{port}/metrics")).text
            return next(
                line.split()[-1]
                for line in text.splitlines()
                if 'instances_available{upstream="ticket-service"}' in line
            )

        assert await available() == "4.0"
        async with asyncio.timeout(10):
            while await available() != "3.0":
                await asyncio.sleep(0.05)
        answers = await asyncio.gather(*(gateway.get(f"{URL}/x") for _ in range(30)))
    assert {answer.text for answer in answers} == {"one", "two", "three"}
    server.close()


async def test_the_only_instance_is_not_left_out_for_being_slow(quiet_options, monkeypatch):
    monkeypatch.setattr(balancer, "PROBE_TIMEOUT_SECONDS", 0.05)
    pools = [(name, SlowPool()) for name in "ab"]
    service = balancer.Service("x", pools)
    await asyncio.gather(*map(service._check, service._instances))
    assert sorted(each.breaker.state for each in service._instances) == [State.CLOSED, State.OPEN]
    service.close()


class SlowPool:
    """A pool whose instance does not answer in time."""

    is_full = False
    in_use = 0

    async def take(self, **_options):
        await asyncio.sleep(10)

    def close(self):
        pass


async def test_nobody_waits_for_a_service_that_is_gone(quiet_options):
    gone = f"http://127.0.0.1:{free_port()}"
    async with run_gateway(**{**quiet_options, "ticket_service_url": gone}) as gateway:
        for _ in range(MAX_FAILURES):
            assert_problem(await gateway.post(f"{URL}/x"), 503, "service.unavailable")
        refused = await gateway.get(f"{URL}/x")
        assert_problem(refused, 503, "service.unavailable")
        assert refused.headers["retry-after"] == "1"


async def test_slow_downloads_do_not_keep_an_instance_half_open(quiet_options):
    """Each of the trials is a download that does not end before everything else is served."""
    is_broken, go_on = True, asyncio.Event()

    async def answer(reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        if b"/health/live" in head or b"/x " in head:
            if is_broken and b"/x " in head:
                writer.close()
                return
            writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok")
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 4\r\n\r\nda")
            await go_on.wait()
            writer.write(b"ta")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    port = free_port()
    options = {**quiet_options, "ticket_service_url": origin, "metrics_port": port}
    async with server, run_gateway(**options) as gateway:
        for _ in range(MAX_FAILURES):
            assert (await gateway.get(f"{URL}/x")).status_code == 502
        is_broken = False

        async def state() -> float:
            text = (await gateway.get(f"http://127.0.0.1:{port}/metrics")).text
            [line] = [
                each for each in text.splitlines() if "breaker_state{" in each and "ticket" in each
            ]
            return float(line.split()[-1])

        async with asyncio.timeout(5):
            while await state() == State.OPEN:
                await asyncio.sleep(0.02)
        downloads = [asyncio.create_task(gateway.get(f"{URL}/data")) for _ in range(TRIALS)]
        async with asyncio.timeout(2):
            while await state() != State.CLOSED:
                await asyncio.sleep(0.02)
        answers = await asyncio.gather(*(gateway.get(f"{URL}/x") for _ in range(2 * TRIALS)))
        assert {answer.status_code for answer in answers} == {200}
        assert not any(download.done() for download in downloads)
        go_on.set()
        assert [answer.text for answer in await asyncio.gather(*downloads)] == ["data"] * TRIALS


def test_a_share_of_failures_opens_too():
    """Never five in a row, but half of all."""
    watched = Breaker()
    opened = []
    for _ in range(FAILURES_OF_SHARE):
        watched.succeed()
        opened.append(watched.fail())
    assert opened == [False] * (FAILURES_OF_SHARE - 1) + [True]
    assert watched.state is State.OPEN
    assert not watched.takes


def test_few_failures_among_many_answers_open_nothing():
    watched = Breaker()
    for _ in range(10 * FAILURES_OF_SHARE):
        watched.fail()
        for _ in range(3):
            watched.succeed()
    assert watched.state is State.CLOSED


def test_a_share_is_of_the_last_seconds(monkeypatch):
    now = 100.0
    monkeypatch.setattr("gateway.proxy.breaker.time.monotonic", lambda: now)
    watched = Breaker()
    for _ in range(10 * FAILURES_OF_SHARE):
        watched.succeed()
        assert not watched.fail()
        now += SHARE_SECONDS / (FAILURES_OF_SHARE - 2)


def test_a_half_open_one_is_tried_by_few():
    watched = open_breaker()
    watched.half_open()
    trials = [watched.begin() for _ in range(5) if watched.takes]
    assert len(trials) == TRIALS
    assert not watched.fail(), "what began before it opened says nothing new"
    for number, trial in enumerate(trials):
        assert watched.succeed(trial) is (number == TRIALS - 1)
        assert not watched.succeed(trial), "it was judged"
    assert watched.state is State.CLOSED


def test_a_trial_that_fails_opens_it_for_longer_each_time():
    watched = open_breaker()
    pauses = []
    for _ in range(8):
        pauses.append(watched.pause)
        watched.half_open()
        trial = watched.begin()
        assert watched.fail(trial)
        assert not watched.fail(trial), "it is open already"
    assert pauses[:3] == [pauses[0], 2 * pauses[0], 4 * pauses[0]]
    assert pauses[-1] == LONGEST_PAUSE_SECONDS
    close_by_trials(watched)
    watched.succeed()
    for _ in range(MAX_FAILURES):
        watched.fail()
    assert watched.pause == pauses[0]


def test_answers_that_begin_and_break_leave_it_out_for_longer_each_time():
    watched = open_breaker()
    pauses = []
    for _ in range(3):
        pauses.append(watched.pause)
        trials = close_by_trials(watched)
        assert [watched.fail(trial) for trial in trials] == [False] * TRIALS
        while not watched.fail():
            pass
    assert pauses == [pauses[0], 2 * pauses[0], 4 * pauses[0]]


def test_a_trial_of_which_nothing_is_heard_makes_room(monkeypatch):
    now = 100.0
    monkeypatch.setattr("gateway.proxy.breaker.time.monotonic", lambda: now)
    watched = open_breaker()
    watched.half_open()
    silent = [watched.begin() for _ in range(TRIALS)]
    now += TRIAL_SECONDS
    assert not watched.takes
    now += 0.1
    assert watched.takes
    watched.begin()
    watched.end_trial(silent[0])
    assert watched.takes, "each has made room by now"
    assert watched.succeed(silent[0]) is False
    assert watched.succeed(silent[1]) is False
    assert watched.succeed(silent[2]), "late answers are good ones"


def test_a_trial_says_nothing_of_a_later_period():
    watched = open_breaker()
    watched.half_open()
    late, other, failed = (watched.begin() for _ in range(TRIALS))
    watched.fail(failed)
    watched.half_open()
    assert [watched.begin() is not None for _ in range(5) if watched.takes] == [True] * TRIALS
    watched.end_trial(other)
    assert not watched.takes
    assert not watched.fail(late)
    assert watched.state is State.HALF_OPEN


def close_by_trials(watched: Breaker) -> list[Trial | None]:
    watched.half_open()
    trials = [watched.begin() for _ in range(TRIALS)]
    assert [watched.succeed(trial) for trial in trials] == [False] * (TRIALS - 1) + [True]
    return trials


def open_breaker() -> Breaker:
    watched = Breaker()
    for _ in range(MAX_FAILURES):
        watched.fail()
    assert watched.state is State.OPEN
    return watched


def test_retries_stay_within_their_budget():
    budget = RetryBudget()
    assert [budget.begin() for _ in range(4)] == [True, True, True, False]
    budget.end()
    assert budget.begin()
    budget.active = 100
    assert sum(budget.begin() for _ in range(50)) == 17


def test_of_two_that_are_equally_busy_either_is_asked():
    random.seed(1)
    pools = [(name, type("Pool", (), {"in_use": 0})()) for name in "abc"]
    service = balancer.Service("x", pools)
    assert {service.pick().origin for _ in range(50)} == {"a", "b", "c"}
