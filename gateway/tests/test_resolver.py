"""Look-ups: whoever asks for a name shares the one that is under way, which nobody can stop."""

import asyncio
import socket
import threading

import pytest
from gateway.errors import UpstreamUnreachable
from gateway.proxy.pool import UpstreamPool
from gateway.proxy.resolver import resolve
from gateway_support import until
from privet_shared.cork import Cork


class SilentNames:
    """A name server that says nothing until it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.speaks = threading.Event()
        self.known = True

    def getaddrinfo(self, host, port, *_args, **_options):
        self.asked.append(host)
        self.speaks.wait(10)
        if not self.known:
            raise socket.gaierror(socket.EAI_NONAME, "nobody knows")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


@pytest.fixture
def names(monkeypatch):
    names = SilentNames()
    monkeypatch.setattr(socket, "getaddrinfo", names.getaddrinfo)
    yield names
    names.speaks.set()


async def test_those_that_give_up_leave_one_look_up_behind(names):
    for _ in range(20):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(resolve("silent.internal", 80), 0.01)
    waiting = asyncio.create_task(resolve("silent.internal", 80))
    other = asyncio.create_task(resolve("other.internal", 80))
    await until(lambda: len(names.asked) == 2)
    assert names.asked == ["silent.internal", "other.internal"]
    names.speaks.set()
    assert await waiting == await other == ["127.0.0.1"]
    assert await resolve("silent.internal", 80) == ["127.0.0.1"]
    assert names.asked.count("silent.internal") == 2, "an answer is not kept"


async def test_everybody_hears_that_a_name_is_not_known(names):
    names.known = False
    waiting = [asyncio.create_task(resolve("absent.internal", 80)) for _ in range(3)]
    await until(lambda: bool(names.asked))
    names.speaks.set()
    heard = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(each) for each in heard} == {socket.gaierror}
    assert len(names.asked) == 1


async def test_connections_share_a_look_up_too(names):
    pool = UpstreamPool("http://silent.internal", Cork(), size=10, connect_seconds=0.05)
    for _ in range(5):
        with pytest.raises(UpstreamUnreachable):
            await pool.take()
    assert names.asked == ["silent.internal"]
    assert pool.in_use == 0


async def test_an_address_is_not_looked_up(names):
    assert await resolve("127.0.0.1", 80) == ["127.0.0.1"]
    assert await resolve("::1", 80) == ["::1"]
    assert not names.asked


async def test_the_next_address_of_a_name_is_tried(monkeypatch, services):
    port = int(services.urls["ticket_service_url"].rpartition(":")[2])

    def two(_host, _port, *_args, **_options):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("127.0.0.9", "127.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    pool = UpstreamPool(f"http://tickets.internal:{port}", Cork(), size=1, connect_seconds=5)
    pool.give_back(await pool.take())
