"""The composition root: builds the gateway's parts from its settings, and runs them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from http import HTTPStatus

import structlog
from privet_shared.collector import calm_collector
from privet_shared.cork import Cork
from privet_shared.http.jwks import verifying_codec
from privet_shared.messaging.nats import EventBus
from privet_shared.telemetry import SpanRecorder
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from gateway import docs
from gateway.application import GatewayApplication, Handler
from gateway.auth import Authenticator
from gateway.caching.shared import SharedGets
from gateway.cors import Cors
from gateway.exchange import Exchange
from gateway.health import Health, service_check
from gateway.limits import RateLimiter
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
from gateway.route_file import DEFAULT_FILE, RouteFile
from gateway.routes import Match, RouteTable, Timeout, Timeouts, Upstream
from gateway.settings import GatewaySettings
from gateway.signals import on_hangup, on_stop_signal
from gateway.spa import Client, ClientRoutes
from gateway.tail import EventTail

NAME = "gateway"
START_PATIENCE_SECONDS = 5.0
REDIS_TIMEOUT_SECONDS = 0.25
_LINKS = {
    "name": "PrivetSuperApp",
    "docs": "/docs",
    "openapi": "/openapi.json",
    "health": "/health/ready",
    "version": "/version",
    "api": "/api/v1",
}

log = structlog.get_logger(__name__)


class Container:
    """Everything that the process is made of; to be made inside its event loop."""

    def __init__(self, settings: GatewaySettings, found: RouteFile, client: Client | None) -> None:
        self._settings = settings
        self._cork = Cork()
        self.metrics = Metrics()
        self._spans = SpanRecorder.of(settings, service=NAME)
        self._redis = _redis(settings)
        self._bus = EventBus(settings.nats_url, name=NAME)
        self.services = self._services()

        self.hub = Hub(
            history=settings.events_history,
            queue_size=settings.events_queue_size,
            per_user=settings.events_per_user,
        )
        revoked = RevokedSessions()
        revoked.on_revoked(self.hub.end_session)
        self.tail = EventTail(
            self._bus, hub=self.hub, revoked=revoked, history=settings.events_history
        )
        authenticator = Authenticator(
            verifying_codec(settings, settings.auth_service_url.partition(",")[0]), revoked
        )
        proxy = Proxy(self.services, _timeouts(settings), self.metrics)
        self.shared = SharedGets(proxy, self.metrics, hears_events=lambda: self.tail.is_heard)
        self.tail.on_message(self.shared.take_in)
        self.shared.use_routes(found.routes)
        self.limiter = self._limiter()
        document = MergedDocument(found.routes, self.services)
        make_table = RouteTable if client is None else ClientRoutes
        self.application = GatewayApplication(
            table=make_table(found.routes),
            proxies=TrustedProxies(parse_networks(settings.trusted_proxies)),
            cors=Cors(settings.cors_origins),
            authenticator=authenticator,
            limiter=self.limiter,
            proxy=proxy,
            shared=self.shared,
            streams=self._streams(authenticator),
            handlers=self._handlers(document, client),
            observer=Observer(
                *(self.metrics, self._spans),
                log_share=settings.access_log_share if settings.access_log else None,
            ),
            cork=self._cork,
        )
        self.reloader = RouteReloader(
            settings.routes_file or DEFAULT_FILE,
            make_table=make_table,
            application=self.application,
            document=document,
            proxy=proxy,
            make_service=self._service,
            metrics=self.metrics,
        )
        self.reloader.require_served(found.routes)
        self.reloader.use_canaries(found)
        self._watch(authenticator, revoked)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep everything going for the time of the block, during which requests are served."""
        settings = self._settings
        ledger = None if self.limiter is None else self.limiter.ledger
        background = [asyncio.create_task(self.tail.keep())]
        if ledger is not None:
            background.append(asyncio.create_task(ledger.keep()))
        try:
            if not await self.tail.wait_caught_up(START_PATIENCE_SECONDS):
                log.warning("gateway.started_without_events", nats_url=settings.nats_url)
            with (
                self.metrics.served(settings.metrics_host, settings.metrics_port),
                on_stop_signal(self.hub.close),
                on_hangup(self.reloader.reload),
            ):
                calm_collector()
                yield
        finally:
            self.hub.close()
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)
            if ledger is not None:
                await ledger.settle()  # a process that takes over is to know what was used
            await self._close()

    async def _close(self) -> None:
        await self._bus.close()
        if self._redis is not None:
            await self._redis.aclose()
        self.reloader.close()
        if self._spans is not None:
            await asyncio.to_thread(self._spans.close)
        for service in self.services.values():
            service.close()

    def _services(self) -> dict[Upstream, Service]:
        settings = self._settings
        origins = {
            Upstream.AUTH: settings.auth_service_url,
            Upstream.DEVICE: settings.device_service_url,
            Upstream.TICKET: settings.ticket_service_url,
            Upstream.MEDIA: settings.media_service_url,
        }
        return {up: self._service(up.value, listed) for up, listed in origins.items()}

    def _service(self, name: str, origins: str) -> Service:
        make_pool = partial(
            UpstreamPool,
            cork=self._cork,
            size=self._settings.upstream_connections,
            connect_seconds=self._settings.upstream_connect_seconds,
        )
        listed = origins.split(",")
        service = Service(
            name,
            [(origin, make_pool(origin)) for origin in listed],
            on_opened=partial(self.metrics.breaker_opened, name),
        )
        follow_dns(service, listed, make_pool)
        return service

    def _limiter(self) -> RateLimiter | None:
        settings = self._settings
        if not settings.rate_limits_enabled:
            return None
        return RateLimiter(
            self._redis,
            auth=settings.rate_limit_auth,
            anonymous_write=settings.rate_limit_anonymous_write,
            general=settings.rate_limit_general,
            on_failure=partial(self.metrics.redis_failed, "limits"),
        )

    def _streams(self, authenticator: Authenticator) -> EventStreams:
        return EventStreams(
            hub=self.hub,
            replay=Replay(self._bus),
            tickets=StreamTickets(
                self._redis, on_failure=partial(self.metrics.redis_failed, "tickets")
            ),
            authenticator=authenticator,
            heartbeat_seconds=self._settings.events_heartbeat_seconds,
        )

    def _handlers(self, document: MergedDocument, client: Client | None) -> Mapping[str, Handler]:
        """Return what the gateway serves itself, by the routes' templates."""
        health = Health(
            version=self._settings.version,
            demo_data=self._settings.demo_data_file,
            required={
                **{name.value: service_check(each) for name, each in self.services.items()},
                "nats": self.tail.check,
            },
            optional={} if self._redis is None else {"redis": _redis_check(self._redis)},
        )
        return {
            "/": _serve_links,
            "/health/live": health.live,
            "/health/ready": health.ready,
            "/version": health.version,
            "/openapi.json": document.serve,
            **docs.HANDLERS,
            **({} if client is None else client.handlers(_serve_links)),
        }

    def _watch(self, authenticator: Authenticator, revoked: RevokedSessions) -> None:
        """Show figures that are kept elsewhere."""
        metrics, hub, tail = self.metrics, self.hub, self.tail
        metrics.watch("events_heard", "Whether events arrive from NATS.", lambda: tail.is_heard)
        metrics.watch("event_streams", "Open event streams.", lambda: hub.clients)
        metrics.watch("event_clients_dropped", "Too slow for events.", lambda: hub.slow_clients)
        metrics.watch("tokens_cached", "Verified tokens kept.", lambda: authenticator.cached)
        metrics.watch("sessions_revoked", "Ended sessions kept.", lambda: len(revoked))
        for name, description, figure in (
            ("connections_in_use", "Connections to a service that are lent.", "in_use"),
            ("connections_idle", "Connections to a service that are kept.", "idle"),
            ("instances_available", "Instances of a service that take requests.", "available"),
            ("breaker_state", "0 closed, 1 half-open, 2 open: fails at once.", "state"),
        ):
            reads = {up.value: partial(getattr, each, figure) for up, each in self.services.items()}
            metrics.watch_services(name, description, reads)


def _timeouts(settings: GatewaySettings) -> dict[Timeout, Timeouts]:
    first_byte, idle = settings.upstream_first_byte_seconds, settings.upstream_idle_seconds
    return {
        Timeout.STANDARD: Timeouts(first_byte, idle, settings.upstream_total_seconds),
        Timeout.STREAM: Timeouts(first_byte, idle, None),
    }


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


async def _serve_links(exchange: Exchange, _match: Match) -> None:
    await exchange.answer_json(HTTPStatus.OK, _LINKS)
