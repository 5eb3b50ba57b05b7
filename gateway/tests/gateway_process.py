"""The gateway with the tests' routes, for runs in a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import httpx
from gateway.main import PROTOCOL, Gateway, create_app
from gateway.settings import GatewaySettings
from gateway_support import TEST_ROUTES
from privet_shared.servers.ports import free_port
from privet_shared.testing.plugin import TEST_JWT_SECRET


def create_test_app() -> Gateway:
    return create_app(GatewaySettings(), TEST_ROUTES)


@asynccontextmanager
async def gateway_process(
    nats_url: str,
    urls: dict[str, str],
    *,
    app: str = "gateway_process:create_test_app",
    **environment: str,
) -> AsyncIterator[tuple]:
    """Run it as production does; yield a client and the process."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "uvicorn", "--factory", app),
        *("--port", str(port), "--no-access-log", "--no-server-header", "--no-proxy-headers"),
        *("--timeout-graceful-shutdown", "10", "--ws-max-size", "16384", "--http", PROTOCOL),
        cwd=Path(__file__).parent,
        stdout=asyncio.subprocess.DEVNULL,
        env={
            **os.environ,
            **{name.upper(): url for name, url in urls.items()},
            "NATS_URL": nats_url,
            "JWT_SECRET": TEST_JWT_SECRET,
            "LOG_LEVEL": "ERROR",
            **environment,
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
