"""A name that leads to several addresses is several instances, and they may come and go."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest
from gateway.proxy import balancer, discovery
from gateway.proxy.discovery import addresses_of
from gateway_support import FakeService, run_gateway, serve, until
from privet_shared.servers.ports import free_port

URL = "/api/v1/test"
HOSTS = ("127.0.0.2", "127.0.0.3", "127.0.0.4")


class Instance(FakeService):
    """A service that says who it is."""

    live_status: int = 200

    async def do_live(self, _receive, send):
        self.seen.pop()
        await self.answer(send, status=self.live_status)

    async def do_echo(self, _receive, send):
        await self.answer(send, self.name.encode())

    async def do_wait(self, _receive, send):
        await self.go_on.wait()
        await self.answer(send, self.name.encode())


class Names:
    """What the name server says."""

    def __init__(self) -> None:
        self.addresses: list[str] | OSError = list(HOSTS)
        self.lookups = 0

    async def addresses_of(self, _host: str, _port: int) -> list[str]:
        self.lookups += 1
        if isinstance(self.addresses, OSError):
            raise self.addresses
        return self.addresses

    async def until_looked_up(self) -> None:
        before = self.lookups
        await until(lambda: self.lookups > before + 1)


@pytest.fixture
def names(monkeypatch):
    names = Names()
    monkeypatch.setattr(discovery, "addresses_of", names.addresses_of)
    monkeypatch.setattr(discovery, "LOOKUP_SECONDS", 0.02)
    monkeypatch.setattr(balancer, "PROBE_SECONDS", 0.02)
    return names


@pytest.fixture
async def instances():
    """Run the same service at several addresses of this machine, all on one port."""
    port = free_port()
    async with AsyncExitStack() as stack:
        fakes = {host: Instance(host) for host in HOSTS}
        for host, fake in fakes.items():
            await stack.enter_async_context(serve(fake, host=host, port=port))
        yield fakes, f"http://tickets.internal:{port}"


async def asked(gateway, requests: int = 60) -> set[str]:
    answers = await asyncio.gather(*(gateway.get(f"{URL}/x") for _ in range(requests)))
    assert {answer.status_code for answer in answers} == {200}
    return {answer.text for answer in answers}


async def test_every_address_of_the_name_is_asked(names, instances, quiet_options):
    fakes, origin = instances
    async with run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        await names.until_looked_up()
        waiting = [asyncio.create_task(gateway.get(f"{URL}/wait")) for _ in range(30)]
        await until(lambda: sum(len(fake.seen) for fake in fakes.values()) == 30)
        for fake in fakes.values():
            fake.go_on.set()
        answers = Counter([answer.text for answer in await asyncio.gather(*waiting)])
        assert set(answers) == set(HOSTS)
        assert max(answers.values()) - min(answers.values()) <= 4
        host = urlsplit(origin).netloc
        assert all(fake.seen[-1].values("host") == [host] for fake in fakes.values())


async def test_instances_come_and_go(names, instances, quiet_options):
    _, origin = instances
    names.addresses = list(HOSTS[:2])
    async with run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        await names.until_looked_up()
        assert await asked(gateway) == set(HOSTS[:2])
        names.addresses = list(HOSTS[1:])
        await names.until_looked_up()
        async with asyncio.timeout(10):
            while (answered := await asked(gateway)) != set(HOSTS[1:]):
                assert answered == {HOSTS[1]}


async def test_a_newcomer_is_left_alone_until_it_says_that_it_lives(
    names, instances, quiet_options
):
    fakes, origin = instances
    newcomer = fakes[HOSTS[2]]
    newcomer.live_status = 503
    names.addresses = list(HOSTS[:2])
    async with run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        await names.until_looked_up()
        names.addresses = list(HOSTS)
        await names.until_looked_up()
        assert await asked(gateway) <= set(HOSTS[:2])
        assert newcomer.seen == []
        newcomer.live_status = 200
        async with asyncio.timeout(10):
            while HOSTS[2] not in await asked(gateway):
                pass


async def test_nobody_meets_newcomers_that_do_not_listen_yet(names, instances, quiet_options):
    """A container has an address before its process listens."""
    _, origin = instances
    names.addresses = list(HOSTS[:2])
    async with run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        await names.until_looked_up()
        names.addresses = [*HOSTS[:2], "127.0.0.5", "127.0.0.6"]
        for _ in range(10):
            answers = await asyncio.gather(*(gateway.post(f"{URL}/x") for _ in range(20)))
            assert {answer.status_code for answer in answers} == {200}


async def test_what_a_leaving_instance_was_asked_is_answered(names, instances, quiet_options):
    fakes, origin = instances
    async with run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        await names.until_looked_up()
        waiting = [asyncio.create_task(gateway.get(f"{URL}/wait")) for _ in range(12)]
        await until(lambda: sum(len(fake.seen) for fake in fakes.values()) == 12)
        names.addresses = list(HOSTS[:2])
        await names.until_looked_up()
        for fake in fakes.values():
            fake.go_on.set()
        answers = await asyncio.gather(*waiting)
        assert {answer.status_code for answer in answers} == {200}
        assert HOSTS[2] in {answer.text for answer in answers}


async def test_a_silent_name_server_changes_nothing(names, instances, quiet_options):
    _, origin = instances
    async with run_gateway(**{**quiet_options, "ticket_service_url": origin}) as gateway:
        await names.until_looked_up()
        names.addresses = OSError("no answer")
        await names.until_looked_up()
        assert await asked(gateway) == set(HOSTS)


async def test_addresses_and_this_machine_are_not_looked_up(names, quiet_options):
    async with run_gateway(**quiet_options) as gateway:
        assert (await gateway.get("/health/live")).status_code == 200
        await asyncio.sleep(0.1)
    assert names.lookups == 0


async def test_a_name_is_looked_up():
    assert await addresses_of("localhost", 80) == ["127.0.0.1"]
    with pytest.raises(OSError, match=r"."):
        await addresses_of("absent.invalid", 80)
