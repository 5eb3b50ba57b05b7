"""Every fault of a client: what ends it, what is counted, and a service that is not blamed."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator

import pytest
from fault_row import Row
from fault_world import World, ended_by, fault_world
from gateway_support import until

DOWNLOAD = b"GET /api/v1/%b/give HTTP/1.1\r\nHost: x\r\n\r\n"
UPLOAD = b"POST /api/v1/%b/take HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
BEGINNING = bytes(100_000)
_PATIENCE_SECONDS = 20.0
_DRIP_SECONDS = 0.05


@pytest.fixture
async def world(row: Row, running_source, source, quiet_options) -> AsyncIterator[World]:
    options = {**quiet_options, "ticket_service_url": running_source[1]}
    async with fault_world(row.bound, **options) as world:
        yield world
        assert await world.counted() == row.counted
        await world.assert_well()


@contextlib.asynccontextmanager
async def client_of(world: World):
    """Connect with a small receive buffer; the transport reads only when it is asked to."""
    raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.setblocking(False)
    url = world.client.base_url
    await asyncio.get_running_loop().sock_connect(raw, (url.host, url.port))
    reader, writer = await asyncio.open_connection(sock=raw, limit=1024)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


def reset(writer: asyncio.StreamWriter) -> None:
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _until_lent(world: World, count: int) -> None:
    await world.until_gauge("connections_in_use", count)


async def _until_counted(world: World, row: Row) -> None:
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while await world.counted() != row.counted:
            await asyncio.sleep(0.02)


async def test_client_stops_reading(world: World, row: Row) -> None:
    async with client_of(world) as (reader, writer):
        writer.transport.pause_reading()
        with ended_by(row.bound):
            writer.write(DOWNLOAD % b"stream")
            await _until_counted(world, row)
        writer.transport.resume_reading()
        received = b""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            with contextlib.suppress(ConnectionError):
                while part := await reader.read(65536):
                    received += part
        assert received.startswith(b"HTTP/1.1 200 ")
        assert not received.endswith(b"0\r\n\r\n")


async def test_clients_read_too_slowly(world: World, row: Row) -> None:
    async def read_slowly(reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionError):
            while await reader.read(256):
                await asyncio.sleep(_DRIP_SECONDS)

    # kept connections first: what is lent from those took another path
    await asyncio.gather(*[world.client.get("/api/v1/test/echo") for _ in range(6)])
    async with contextlib.AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(client_of(world)) for _ in range(6)]
        with ended_by(row.bound):
            for _, writer in clients:
                writer.write(DOWNLOAD % b"test")
            reading = [asyncio.create_task(read_slowly(reader)) for reader, _ in clients]
            await _until_counted(world, row)
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
    assert await world.gauge("instances_available") == 1


async def test_client_resets_a_download(world: World, source) -> None:
    async with client_of(world) as (reader, writer):
        writer.write(DOWNLOAD % b"stream")
        await reader.readexactly(4096)
        reset(writer)
        await until(lambda: source.disconnects == 1, seconds=_PATIENCE_SECONDS)


async def test_client_resets_an_upload(world: World, source) -> None:
    async with client_of(world) as (_, writer):
        writer.write(UPLOAD % b"stream" + BEGINNING)
        await until(lambda: source.taken_bytes == len(BEGINNING), seconds=_PATIENCE_SECONDS)
        reset(writer)
        await until(lambda: source.disconnects == 1, seconds=_PATIENCE_SECONDS)


async def test_client_leaves_while_it_waits(world: World, source) -> None:
    async with client_of(world) as (_, writer):
        writer.write(b"GET /api/v1/test/slow HTTP/1.1\r\nHost: x\r\n\r\n")
        await until(lambda: source.seen, seconds=_PATIENCE_SECONDS)
        reset(writer)
        await until(lambda: source.disconnects == 1, seconds=_PATIENCE_SECONDS)


async def _refused(reader: asyncio.StreamReader) -> None:
    answer = await asyncio.wait_for(reader.read(), _PATIENCE_SECONDS)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"code": "request.too_slow"' in answer


async def test_client_stops_sending(world: World, row: Row) -> None:
    async with client_of(world) as (reader, writer):
        with ended_by(row.bound):
            writer.write(UPLOAD % b"stream" + BEGINNING)
            await _refused(reader)


async def test_client_drips_an_upload(world: World, row: Row) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                writer.write(b"x")
                await asyncio.sleep(_DRIP_SECONDS)

    async with client_of(world) as (reader, writer):
        with ended_by(row.bound):
            writer.write(UPLOAD % b"test" + BEGINNING)
            dripping = asyncio.create_task(drip(writer))
            await _refused(reader)
        dripping.cancel()
        await asyncio.gather(dripping, return_exceptions=True)
