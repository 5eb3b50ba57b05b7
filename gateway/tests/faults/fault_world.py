"""A gateway whose timeouts and figures a fault can be measured by."""

import contextlib
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
from fault_row import COUNTERS, Bound, Figures
from gateway_support import run_gateway
from privet_shared.servers.ports import free_port
from prometheus_client.parser import text_string_to_metric_families

SERVICE = "ticket-service"
SHORT_SECONDS = 0.3
LONG_SECONDS = 300.0
"""Longer than any test waits: what ends at all, ends by the short one."""
PATIENCE_SECONDS = 20.0
_PREFIX = "privet_gateway_"


@dataclass
class World:
    """A running gateway: its client and its figures."""

    client: httpx.AsyncClient
    metrics_url: str

    async def gauge(self, name: str, service: str | None = SERVICE) -> float:
        """Return a gauge; of the service, unless it has no service."""
        return next(
            sample.value
            for sample in await self._samples()
            if sample.name == _PREFIX + name and sample.labels.get("upstream") == service
        )

    async def counted(self) -> Figures:
        """Return the counters of failures that are not nothing."""
        return {
            (name, sample.labels.get("reason") or sample.labels.get("use") or ""): sample.value
            for sample in await self._samples()
            if (name := sample.name.removeprefix(_PREFIX)) in COUNTERS and sample.value
        }

    async def _samples(self) -> list[Any]:
        text = (await self.client.get(self.metrics_url)).text
        return [
            sample for family in text_string_to_metric_families(text) for sample in family.samples
        ]

    async def assert_well(self, *, instances: int = 1) -> None:
        """See that nothing is lent for ever and that the next request is answered."""
        await self.until_gauge("connections_in_use", 0)
        await self.until_gauge("instances_available", instances)
        answer = await self.client.get("/api/v1/test/echo")
        assert answer.status_code == 200, answer.text
        await self.until_gauge("connections_in_use", 0)

    async def until_gauge(self, name: str, value: float, service: str | None = SERVICE) -> None:
        """Wait until a gauge has that value."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while (found := await self.gauge(name, service)) != value:
            assert time.monotonic() < give_up, f"{name} is {found}"


def timeouts(bound: Bound) -> dict[str, float]:
    """Return the settings that make one timeout short, and the others longer than any test."""
    return {
        each.value: SHORT_SECONDS if each is bound else LONG_SECONDS
        for each in Bound
        if each.value is not None
    }


@contextlib.contextmanager
def ended_by(bound: Bound) -> Iterator[None]:
    """See that the block takes no less than the timeout; that it ends at all says the rest."""
    begun = time.monotonic()
    yield
    if bound is not Bound.NONE:
        assert time.monotonic() - begun >= SHORT_SECONDS * 0.9


@contextlib.asynccontextmanager
async def fault_world(bound: Bound, **options: Any) -> AsyncIterator[World]:
    """Run a gateway with the timeouts of ``bound``."""
    port = free_port()
    async with run_gateway(**{**timeouts(bound), **options}, metrics_port=port) as client:
        client.timeout = PATIENCE_SECONDS
        yield World(client, f"http://127.0.0.1:{port}/metrics")
