"""The gateway as a process: its memory under a large stream, and how it stops."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import psutil
from gateway.main import PROTOCOL
from gateway_sse import listening
from gateway_support import MIB
from privet_shared.servers.ports import free_port
from privet_shared.testing.plugin import TEST_JWT_SECRET


@asynccontextmanager
async def gateway_process(nats_url: str, urls: dict[str, str]) -> AsyncIterator[tuple]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "uvicorn", "--factory", "gateway_process:create_test_app"),
        *("--port", str(port), "--no-access-log", "--no-server-header", "--no-proxy-headers"),
        *("--timeout-graceful-shutdown", "10", "--http", PROTOCOL),
        cwd=Path(__file__).parent,
        stdout=asyncio.subprocess.DEVNULL,
        env={
            **os.environ,
            **{name.upper(): url for name, url in urls.items()},
            "NATS_URL": nats_url,
            "JWT_SECRET": TEST_JWT_SECRET,
            "LOG_LEVEL": "ERROR",
        },
    )
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        try:
            async with asyncio.timeout(20):
                while True:
                    try:
                        await client.get("/health/live")
                        break
                    except httpx.ConnectError:
                        await asyncio.sleep(0.05)
            yield client, process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


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
