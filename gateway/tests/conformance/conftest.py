"""A gateway as a process, as in production, in front of a service that records."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from conformance_recorder import run_recorder
from conformance_world import World
from gateway_process import gateway_process


@pytest.fixture(scope="session")
async def world(quiet_nats: str) -> AsyncIterator[World]:
    async with run_recorder() as (recorder, origin):
        services = ("auth", "device", "ticket", "media")
        urls = {f"{name}_service_url": origin for name in services}
        async with gateway_process(quiet_nats, urls) as (client, process):
            yield World(str(client.base_url), process, recorder)
