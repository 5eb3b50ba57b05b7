"""Whether the gateway lives, whether everything behind it answers, and what runs here."""

import asyncio
import time
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from privet_shared.errors import Unavailable
from privet_shared.http.health import Check, Ready, check_parts

from gateway.exchange import Exchange
from gateway.proxy.balancer import Service
from gateway.proxy.fetch import fetch
from gateway.routes import Match

REPORT_SECONDS = 1.0
CHECK_SECONDS = 1.5


def service_check(service: Service) -> Check:
    """Return a check that raises unless the service says that it is ready."""

    async def check() -> None:
        status, _ = await fetch(service, "/health/ready", seconds=CHECK_SECONDS)
        if status != HTTPStatus.OK:
            raise Unavailable

    return check


class Health:
    """The health endpoints; one report serves all who ask within a second."""

    def __init__(
        self,
        *,
        version: str,
        required: Mapping[str, Check],
        optional: Mapping[str, Check],
        demo_data: Path | None = None,
    ) -> None:
        self._version = version
        self._demo_data = demo_data
        self._required = required
        self._checks = {**required, **optional}
        self._report: Ready | None = None
        self._checked_at = 0.0
        self._checking = asyncio.Lock()

    async def live(self, exchange: Exchange, _match: Match) -> None:
        """Answer that the process answers."""
        await exchange.answer_json(HTTPStatus.OK, {"status": "ok"})

    async def ready(self, exchange: Exchange, _match: Match) -> None:
        """Name the state of each part; 503 when one is down that requests need."""
        report = await self._current_report()
        is_ready = all(report.parts[name] == "ok" for name in self._required)
        await exchange.answer_json(
            HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE,
            {"status": "ok" if is_ready else "unavailable", "parts": report.parts},
        )

    async def version(self, exchange: Exchange, _match: Match) -> None:
        """Say what runs here, and whether the demo's accounts are there."""
        is_demo = self._demo_data is not None and self._demo_data.exists()
        await exchange.answer_json(
            HTTPStatus.OK,
            {
                "service": "gateway",
                "version": self._version,
                "data": "demo" if is_demo else "own",
            },
        )

    async def _current_report(self) -> Ready:
        async with self._checking:
            if self._report is None or time.monotonic() - self._checked_at > REPORT_SECONDS:
                self._report = await check_parts(self._checks)
                self._checked_at = time.monotonic()
            return self._report
