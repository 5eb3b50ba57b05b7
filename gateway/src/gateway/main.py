"""The gateway process: what uvicorn runs."""

import asyncio
from collections.abc import Iterable, MutableMapping
from typing import Any

import structlog
from privet_shared.logging import configure_logging
from starlette.types import Receive, Scope, Send

from gateway.application import APPLICATION
from gateway.caching.shared import SharedGets
from gateway.container import NAME, Container
from gateway.realtime.hub import Hub
from gateway.route_file import DEFAULT_FILE, RouteFile, load_routes
from gateway.routes import Route
from gateway.settings import GatewaySettings
from gateway.spa import Client, load_client

PROTOCOL = "gateway.server.connection:ClientConnection"

log = structlog.get_logger(__name__)


class Gateway:
    """What uvicorn runs; its parts are made when the server starts it, in the server's loop.

    Requests come from ``PROTOCOL`` and not as ASGI; WebSockets do come as ASGI.
    """

    def __init__(self, settings: GatewaySettings, routes: Iterable[Route] | None) -> None:
        self._settings = settings
        self._found = (
            load_routes(settings.routes_file or DEFAULT_FILE)
            if routes is None
            else RouteFile(tuple(routes), {})
        )
        self._parts: Container | None = None

    @property
    def hub(self) -> Hub | None:
        """Where events reach clients; None before the start."""
        return None if self._parts is None else self._parts.hub

    @property
    def shared(self) -> SharedGets | None:
        """The answers that are kept; None before the start."""
        return None if self._parts is None else self._parts.shared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(scope["state"], receive, send)
            return
        if scope["type"] != "websocket" or self._parts is None:
            raise RuntimeError(f"start the server with --http {PROTOCOL}")
        await self._parts.application.serve_websocket(scope, receive, send)

    async def _live(self, state: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        await receive()
        phase = "startup"
        try:
            client = await asyncio.to_thread(_client, self._settings)
            parts = self._parts = Container(self._settings, self._found, client)
            async with parts.running():
                state[APPLICATION] = parts.application
                await send({"type": "lifespan.startup.complete"})
                phase = "shutdown"
                await receive()
        except Exception:
            log.exception("gateway.failed", phase=phase)
            await send({"type": f"lifespan.{phase}.failed", "message": "see the log"})
            raise
        await send({"type": "lifespan.shutdown.complete"})


def create_app(
    settings: GatewaySettings | None = None, routes: Iterable[Route] | None = None
) -> Gateway:
    """Return the gateway, configured from the environment and the route file unless told otherwise.

    Raises ``BadRouteFile``.
    """
    settings = settings or GatewaySettings()
    configure_logging(service=NAME, level=settings.log_level, log_format=settings.log_format)
    return Gateway(settings, routes)


def _client(settings: GatewaySettings) -> Client | None:
    """Return the built client, or None where none is served; raises ``ClientNotUsable``."""
    if settings.client_dir is None:
        return None
    return load_client(settings.client_dir, storage_origin=settings.s3_public_endpoint_url)
