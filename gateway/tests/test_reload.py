"""SIGHUP: other routes take over without a failed request, bad ones do not."""

import asyncio
import signal

from gateway_process import gateway_process
from gateway_support import until

ROUTES = """\
sections:
  - service: gateway
    routes:
      - GET /health/live: {auth: public, limit: none}
  - service: ticket-service
    prefix: /api/v1
    routes:
      - GET /test/echo: {auth: public, limit: none}
"""


async def test_routes_change_under_load(quiet_nats, services, tmp_path):
    path = tmp_path / "routes.yaml"
    path.write_text(ROUTES)
    statuses: list[int] = []
    async with gateway_process(
        quiet_nats, services.urls, app="gateway.main:create_app", ROUTES_FILE=str(path)
    ) as (client, process):

        async def load() -> None:
            while True:
                statuses.append((await client.get("/api/v1/test/echo")).status_code)

        async def status_of(route: str) -> int:
            return (await client.get(f"/api/v1/test/{route}")).status_code

        loads = [asyncio.create_task(load()) for _ in range(8)]
        await until(lambda: len(statuses) > 50)
        assert await status_of("other") == 404

        path.write_text(ROUTES + "      - GET /test/other: {auth: public, limit: none}\n")
        process.send_signal(signal.SIGHUP)
        async with asyncio.timeout(5):
            while await status_of("other") != 200:
                await asyncio.sleep(0.01)

        path.write_text("sections: [")
        process.send_signal(signal.SIGHUP)
        seen = len(statuses)
        await until(lambda: len(statuses) > seen + 50)
        assert await status_of("other") == 200

        for task in loads:
            task.cancel()
        await asyncio.gather(*loads, return_exceptions=True)
    assert set(statuses) == {200}
