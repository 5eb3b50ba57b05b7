"""Clients that take their time: what they may hold, and for how long."""

import asyncio

import pytest
from gateway.server import connection
from gateway_support import until

GET = b"GET /api/v1/test/echo HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture
def open_socket(gateway):
    async def open_socket():
        return await asyncio.open_connection(gateway.base_url.host, gateway.base_url.port)

    return open_socket


async def rest(reader):
    async with asyncio.timeout(5):
        return await reader.read()


async def end_of(reader):
    """Read until the connection is closed, one way or the other."""
    try:
        return await rest(reader)
    except ConnectionResetError:
        return b""


async def test_a_head_that_drips_is_given_up(open_socket, services, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.3)
    reader, writer = await open_socket()
    reading = asyncio.create_task(rest(reader))
    for byte in GET[:-4] * 3:
        if reading.done():
            break
        writer.write(bytes((byte,)))
        await asyncio.sleep(0.02)
    answer = await reading
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"code": "request.head_too_slow"' in answer
    assert services.requests() == 0
    writer.close()


async def test_a_connection_that_says_nothing_is_closed(open_socket, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.2)
    reader, writer = await open_socket()
    assert await end_of(reader) == b""
    writer.close()


async def test_an_idle_connection_is_closed(open_socket, monkeypatch):
    monkeypatch.setattr(connection, "IDLE_SECONDS", 0.3)
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.6)
    reader, writer = await open_socket()
    for _ in range(2):
        writer.write(GET)
        async with asyncio.timeout(5):
            await reader.readuntil(b"}")
    assert await end_of(reader) == b""
    writer.close()


async def test_a_slow_answer_is_no_slow_client(open_socket, services, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.1)
    reader, writer = await open_socket()
    writer.write(GET.replace(b"/echo", b"/upload"))
    await until(lambda: services.ticket.seen)
    await asyncio.sleep(0.3)
    services.ticket.go_on.set()
    async with asyncio.timeout(5):
        assert (await reader.readline()).startswith(b"HTTP/1.1 200 ")
    writer.close()
