"""The gateway as a process: its memory under a large stream, and how it stops."""

import asyncio
import signal

import psutil
from gateway_process import gateway_process
from gateway_sse import envelope_of, listening, opened_websocket, read_to_end, status_changed
from gateway_support import MIB, until


async def test_a_large_stream_takes_little_memory(quiet_nats, services):
    async with gateway_process(quiet_nats, services.urls) as (client, process):
        meter = psutil.Process(process.pid)

        async def download() -> int:
            total = 0
            async with client.stream("GET", "/api/v1/stream/hundred") as response:
                assert response.status_code == 200, await response.aread()
                async for chunk in response.aiter_raw():
                    total += len(chunk)
            return total

        assert (await client.get("/api/v1/test/echo")).status_code == 200
        before = meter.memory_info().rss
        assert await download() == 100 * MIB
        assert meter.memory_info().rss - before < 16 * MIB


async def test_a_stop_signal_ends_event_streams_at_once(quiet_nats, services, callers):
    async with gateway_process(quiet_nats, services.urls) as (client, process):
        async with listening(client, callers.token(callers.principal())) as mine:
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(5):  # uvicorn alone would wait ten seconds for the stream
                code = await process.wait()
        assert mine.events == [(None, "stream.closed", {"reason": "server_shutdown"})]
        assert code in {0, -signal.SIGTERM}


async def test_a_resume_survives_the_death_of_the_process(nats_server, bus, services, callers):
    owner = callers.principal()
    token = callers.token(owner)
    query = "?topics=tickets"
    async with (
        gateway_process(nats_server.url, services.urls) as (client, process),
        listening(client, token, query=query) as mine,
    ):
        await bus.publish(envelope_of(status_changed(owner.user_id, 1)))
        await until(lambda: mine.numbers == ["1"])
        last_id = mine.last_id
        process.kill()
        await process.wait()
    await bus.publish(envelope_of(status_changed(owner.user_id, 2)))
    async with (
        gateway_process(nats_server.url, services.urls) as (client, _),
        listening(client, token, last_id=last_id, query=query) as mine,
    ):
        await bus.publish(envelope_of(status_changed(owner.user_id, 3)))
        await until(lambda: len(mine.numbers) == 2)
        assert mine.numbers == ["2", "3"]


async def test_a_message_on_a_websocket_is_small(quiet_nats, services, callers):
    token = callers.token(callers.principal())
    async with (
        gateway_process(quiet_nats, services.urls) as (client, _),
        opened_websocket(client, token) as socket,
    ):
        await socket.send("x" * 20_000)
        _, closed = await read_to_end(socket)
        assert closed.code == 1009


async def test_a_stop_signal_fails_no_request(quiet_nats, services):
    """Clients that keep their connections busy are told to leave by their last whole answer."""
    async with gateway_process(quiet_nats, services.urls) as (client, process):
        address = (client.base_url.host, client.base_url.port)
        answered = [0] * 8

        async def keep_asking(number: int) -> bytes:
            """Ask until the gateway says that it is the end; return the last head."""
            reader, writer = await asyncio.open_connection(*address)
            while True:
                writer.write(b"GET /api/v1/test/echo HTTP/1.1\r\nHost: x\r\n\r\n")
                head = await reader.readuntil(b"\r\n\r\n")  # raises when the connection just ends
                assert head.startswith(b"HTTP/1.1 200 "), head
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                await reader.readexactly(length)
                answered[number] += 1
                if b"connection: close" in head.lower():
                    writer.close()
                    return head

        async def wait_for_one() -> bytes:
            reader, writer = await asyncio.open_connection(*address)
            writer.write(b"GET /api/v1/test/upload HTTP/1.1\r\nHost: x\r\n\r\n")
            answer = await reader.read()  # to the end of the connection
            writer.close()
            return answer

        asking = [asyncio.create_task(keep_asking(number)) for number in range(len(answered))]
        waiting = asyncio.create_task(wait_for_one())
        await until(lambda: all(count > 5 for count in answered), seconds=20)
        await until(lambda: any(b"upload" in seen.raw_path for seen in services.ticket.seen))
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(20):
            await asyncio.gather(*asking)
            services.ticket.go_on.set()  # the one under way gets its answer too
            answer = await waiting
            code = await process.wait()
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert b"connection: close" in answer.lower()
        assert code in {0, -signal.SIGTERM}
