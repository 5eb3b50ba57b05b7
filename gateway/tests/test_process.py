"""The gateway as a process: its memory under a large stream, and how it stops."""

import asyncio
import signal

import psutil
from gateway_process import gateway_process
from gateway_sse import listening
from gateway_support import MIB


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
