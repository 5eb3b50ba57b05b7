"""The gateway process: wiring, and what runs while it serves."""

import asyncio
import contextlib
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Mapping,
    MutableMapping,
)
from functools import partial
from http import HTTPStatus
from typing import Any

import structlog
from privet_shared.collector import calm_collector
from privet_shared.http.jwks import verifying_codec
from privet_shared.logging import configure_logging
from privet_shared.messaging.nats import EventBus
from privet_shared.telemetry import SpanRecorder
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from starlette.types import Receive, Scope, Send

from gateway import docs
from gateway.application import APPLICATION, GatewayApplication
from gateway.auth import Authenticator
from gateway.caching.shared import SharedGets
from gateway.cork import Cork
from gateway.cors import Cors
from gateway.exchange import Exchange
from gateway.health import Health, service_check
from gateway.limits import RateLimiter, RedisCounters
from gateway.metrics import Metrics
from gateway.observation import Observer
from gateway.openapi import MergedDocument
from gateway.peers import TrustedProxies, parse_networks
from gateway.proxy.balancer import Service
from gateway.proxy.discovery import follow_dns
from gateway.proxy.forward import Proxy
from gateway.proxy.pool import UpstreamPool
from gateway.realtime.hub import Hub
from gateway.realtime.replay import Replay
from gateway.realtime.stream import EventStreams
from gateway.realtime.tickets import StreamTickets
from gateway.reload import RouteReloader
from gateway.revocation import RevokedSessions
from gateway.route_file import DEFAULT_FILE, RouteFile, load_routes
from gateway.routes import Match, Route, RouteTable, Timeout, Timeouts, Upstream
from gateway.settings import GatewaySettings
from gateway.signals import on_hangup, on_stop_signal
from gateway.spa import Client, ClientRoutes, load_client

NAME = "gateway"
PROTOCOL = "gateway.server.connection:ClientConnection"
START_PATIENCE_SECONDS = 5.0
REDIS_TIMEOUT_SECONDS = 0.25
_RESTART_SECONDS = 1.0
_LINKS = {
    "name": "PrivetSuperApp",
    "docs": "/docs",
    "openapi": "/openapi.json",
    "health": "/health/ready",
    "version": "/version",
    "api": "/api/v1",
}

log = structlog.get_logger(__name__)


class Gateway:
    """What uvicorn runs; its parts are made when the server starts it, in the server's loop.

    Requests come from ``PROTOCOL`` and not as ASGI; WebSockets do come as ASGI.
    """

    def __init__(self, settings: GatewaySettings, routes: Iterable[Route] | None) -> None:
        self._settings = settings
        self._routes_path = settings.routes_file or DEFAULT_FILE
        self._found = (
            load_routes(self._routes_path) if routes is None else RouteFile(tuple(routes), {})
        )
        self._application: GatewayApplication | None = None
        self.hub: Hub | None = None
        self.shared: SharedGets | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(scope["state"], receive, send)
            return
        if scope["type"] != "websocket" or self._application is None:
            raise RuntimeError(f"start the server with --http {PROTOCOL}")
        await self._application.serve_websocket(scope, receive, send)

    async def _live(self, state: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        await receive()
        phase = "startup"
        try:
            async with self._run():
                state[APPLICATION] = self._application
                await send({"type": "lifespan.startup.complete"})
                phase = "shutdown"
                await receive()
        except Exception:
            log.exception("gateway.failed", phase=phase)
            await send({"type": f"lifespan.{phase}.failed", "message": "see the log"})
            raise
        await send({"type": "lifespan.shutdown.complete"})

    @contextlib.asynccontextmanager
    async def _run(self) -> AsyncIterator[None]:
        settings = self._settings
        cork = Cork()
        services = _services(settings, cork)
        redis = _redis(settings)
        bus = EventBus(settings.nats_url, name=NAME)
        revoked = RevokedSessions()
        hub = Hub(
            history=settings.events_history,
            queue_size=settings.events_queue_size,
            per_user=settings.events_per_user,
        )
        self.hub = hub
        revoked.on_revoked(hub.end_session)
        authenticator = Authenticator(
            verifying_codec(settings, settings.auth_service_url.partition(",")[0]), revoked
        )
        metrics = Metrics()
        spans = SpanRecorder.of(settings, service=NAME)
        _watch(metrics, services, hub, authenticator, revoked)
        streams = EventStreams(
            hub=hub,
            replay=Replay(bus),
            tickets=StreamTickets(redis, on_failure=partial(metrics.redis_failed, "tickets")),
            authenticator=authenticator,
            heartbeat_seconds=settings.events_heartbeat_seconds,
        )
        health = Health(
            version=settings.version,
            required={
                **{name.value: service_check(each) for name, each in services.items()},
                "nats": _nats_check(bus, revoked, hub),
            },
            optional={} if redis is None else {"redis": _redis_check(redis)},
        )
        document = MergedDocument(self._found.routes, services)
        proxy = Proxy(services, _timeouts(settings), metrics)
        hears_events = partial(_hears_events, bus, hub)
        metrics.watch("events_heard", "Whether events arrive from NATS.", hears_events)
        self.shared = shared = SharedGets(proxy, metrics, hears_events=hears_events)
        hub.on_message(shared.take_in)
        shared.use_routes(self._found.routes)
        client = await asyncio.to_thread(_client, settings)
        make_table = RouteTable if client is None else ClientRoutes
        self._application = GatewayApplication(
            table=make_table(self._found.routes),
            proxies=TrustedProxies(parse_networks(settings.trusted_proxies)),
            cors=Cors(settings.cors_origins),
            authenticator=authenticator,
            limiter=_limiter(settings, redis, metrics),
            proxy=proxy,
            shared=shared,
            streams=streams,
            handlers={
                "/": _serve_links,
                "/health/live": health.live,
                "/health/ready": health.ready,
                "/version": health.version,
                "/openapi.json": document.serve,
                **docs.HANDLERS,
                **({} if client is None else client.handlers(_serve_links)),
            },
            observer=Observer(
                *(metrics, spans),
                log_share=settings.access_log_share if settings.access_log else None,
            ),
            cork=cork,
        )
        reloader = RouteReloader(
            self._routes_path,
            make_table=make_table,
            application=self._application,
            document=document,
            proxy=proxy,
            make_service=partial(_service, settings, cork),
            metrics=metrics,
        )
        reloader.require_served(self._found.routes)
        reloader.use_canaries(self._found)
        following = asyncio.create_task(_follow(bus, revocation=revoked.follow, events=hub.follow))
        try:
            if not await _caught_up(revoked, hub):
                log.warning("gateway.started_without_events", nats_url=settings.nats_url)
            with (
                metrics.served(settings.metrics_host, settings.metrics_port),
                on_stop_signal(hub.close),
                on_hangup(reloader.reload),
            ):
                calm_collector()
                yield
        finally:
            hub.close()
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
            await bus.close()
            if redis is not None:
                await redis.aclose()
            reloader.close()
            if spans is not None:
                await asyncio.to_thread(spans.close)
            for service in services.values():
                service.close()


def create_app(
    settings: GatewaySettings | None = None, routes: Iterable[Route] | None = None
) -> Gateway:
    """Return the gateway, configured from the environment and the route file unless told otherwise.

    Raises ``BadRouteFile``.
    """
    settings = settings or GatewaySettings()
    configure_logging(service=NAME, level=settings.log_level, log_format=settings.log_format)
    return Gateway(settings, routes)


def _hears_events(bus: EventBus, hub: Hub) -> bool:
    return bus.is_connected and hub.is_started


async def _serve_links(exchange: Exchange, _match: Match) -> None:
    await exchange.answer_json(HTTPStatus.OK, _LINKS)


def _client(settings: GatewaySettings) -> Client | None:
    """Return the built client, or None where none is served; raises ``ClientNotUsable``."""
    if settings.client_dir is None:
        return None
    return load_client(settings.client_dir, storage_origin=settings.s3_public_endpoint_url)


def _services(settings: GatewaySettings, cork: Cork) -> dict[Upstream, Service]:
    origins = {
        Upstream.AUTH: settings.auth_service_url,
        Upstream.DEVICE: settings.device_service_url,
        Upstream.TICKET: settings.ticket_service_url,
        Upstream.MEDIA: settings.media_service_url,
    }
    return {
        upstream: _service(settings, cork, upstream.value, listed)
        for upstream, listed in origins.items()
    }


def _service(settings: GatewaySettings, cork: Cork, name: str, origins: str) -> Service:
    make_pool = partial(
        UpstreamPool,
        cork=cork,
        size=settings.upstream_connections,
        connect_seconds=settings.upstream_connect_seconds,
    )
    listed = origins.split(",")
    service = Service(name, [(origin, make_pool(origin)) for origin in listed])
    follow_dns(service, listed, make_pool)
    return service


def _watch(
    metrics: Metrics,
    services: Mapping[Upstream, Service],
    hub: Hub,
    authenticator: Authenticator,
    revoked: RevokedSessions,
) -> None:
    metrics.watch("event_streams", "Open event streams.", lambda: hub.clients)
    metrics.watch("event_clients_dropped", "Too slow for events.", lambda: hub.slow_clients)
    metrics.watch("tokens_cached", "Verified tokens kept.", lambda: authenticator.cached)
    metrics.watch("sessions_revoked", "Ended sessions kept.", lambda: len(revoked))
    for name, description, figure in (
        ("connections_in_use", "Connections to a service that are lent.", "in_use"),
        ("connections_idle", "Connections to a service that are kept.", "idle"),
        ("instances_available", "Instances of a service that take requests.", "available"),
    ):
        reads = {up.value: partial(getattr, each, figure) for up, each in services.items()}
        metrics.watch_services(name, description, reads)


def _timeouts(settings: GatewaySettings) -> dict[Timeout, Timeouts]:
    first_byte, idle = settings.upstream_first_byte_seconds, settings.upstream_idle_seconds
    return {
        Timeout.STANDARD: Timeouts(first_byte, idle, settings.upstream_total_seconds),
        Timeout.STREAM: Timeouts(first_byte, idle, None),
    }


def _limiter(
    settings: GatewaySettings, redis: Redis | None, metrics: Metrics
) -> RateLimiter | None:
    if not settings.rate_limits_enabled:
        return None
    return RateLimiter(
        None
        if redis is None
        else RedisCounters(redis, on_failure=partial(metrics.redis_failed, "limits")),
        auth=settings.rate_limit_auth,
        anonymous_write=settings.rate_limit_anonymous_write,
        general=settings.rate_limit_general,
    )


def _redis(settings: GatewaySettings) -> "Redis | None":
    if settings.redis_url is None:
        return None
    return Redis.from_url(
        settings.redis_url,
        decode_responses=True,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=REDIS_TIMEOUT_SECONDS,
        socket_connect_timeout=REDIS_TIMEOUT_SECONDS,
    )


def _redis_check(redis: "Redis") -> Callable[[], Awaitable[None]]:
    async def check() -> None:
        await redis.ping()

    return check


def _nats_check(bus: EventBus, revoked: RevokedSessions, hub: Hub) -> Callable[[], Awaitable[None]]:
    async def check() -> None:
        await bus.ping()
        if not (revoked.is_caught_up and hub.is_started):
            raise ConnectionError("the stream has not been read up to its end yet")

    return check


async def _follow(bus: EventBus, **followers: Callable[[EventBus], Awaitable[None]]) -> None:
    """Follow the stream for as long as the process lives; a follower that dies is started again."""

    async def keep(name: str, follow: Callable[[EventBus], Awaitable[None]]) -> None:
        while True:
            try:
                await follow(bus)
            except Exception:
                log.exception("gateway.follower_died", follower=name)
            await asyncio.sleep(_RESTART_SECONDS)

    await bus.connect()
    async with asyncio.TaskGroup() as tasks:
        for name, follow in followers.items():
            tasks.create_task(keep(name, follow))


async def _caught_up(revoked: RevokedSessions, hub: Hub) -> bool:
    results = await asyncio.gather(
        revoked.wait_caught_up(START_PATIENCE_SECONDS), hub.wait_started(START_PATIENCE_SECONDS)
    )
    return all(results)
