"""Liveness, readiness and version of a process."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Literal

import structlog
from fastapi import APIRouter, Response
from pydantic import BaseModel

CHECK_TIMEOUT_SECONDS = 2.0

log = structlog.get_logger(__name__)

Check = Callable[[], Awaitable[None]]


class Live(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """Whether each part that the process needs answers."""

    status: Literal["ok", "unavailable"]
    parts: dict[str, Literal["ok", "unavailable"]]


class Version(BaseModel):
    """What runs here."""

    service: str
    version: str


async def check_parts(checks: Mapping[str, Check]) -> Ready:
    """Run all checks at once; one that raises or takes too long is down."""

    async def state(name: str, check: Check) -> Literal["ok", "unavailable"]:
        try:
            await asyncio.wait_for(check(), CHECK_TIMEOUT_SECONDS)
        except Exception as error:
            log.warning("health.part_down", part=name, error=type(error).__name__)
            return "unavailable"
        return "ok"

    states = await asyncio.gather(*(state(name, check) for name, check in checks.items()))
    parts = dict(zip(checks, states, strict=True))
    return Ready(
        status="ok" if all(value == "ok" for value in states) else "unavailable", parts=parts
    )


def health_router(*, service: str, version: str, checks: Mapping[str, Check]) -> APIRouter:
    """Return the routes; ``checks`` raise when their part is down."""
    router = APIRouter(tags=["health"])

    @router.get("/health/live", include_in_schema=False)
    async def live() -> Live:
        return Live()

    @router.get("/health/ready", include_in_schema=False)
    async def ready(response: Response) -> Ready:
        report = await check_parts(checks)
        if report.status != "ok":
            response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        return report

    @router.get("/version", include_in_schema=False)
    async def show_version() -> Version:
        return Version(service=service, version=version)

    return router
