"""Passes one request on to its service and streams the answer back."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Mapping
from dataclasses import dataclass

import structlog
from privet_shared.auth.tokens import TokenClaims

from gateway.eager import in_task, news_of
from gateway.errors import (
    BodyTooSlow,
    ClientTooSlow,
    ServiceEjected,
    UpstreamBroken,
    UpstreamTooSlow,
    UpstreamUnreachable,
)
from gateway.exchange import Exchange
from gateway.metrics import Metrics
from gateway.paths import safe_query
from gateway.proxy.balancer import (
    CanaryService,
    Lease,
    RetryBudget,
    Service,
    StaleConnection,
)
from gateway.proxy.body import RequestBody
from gateway.proxy.connection import UpstreamConnection
from gateway.proxy.headers import answer_headers, client_header_lines, own_header_lines
from gateway.routes import Match, Timeout, Timeouts, Upstream

_BODILESS = frozenset({"GET", "HEAD", "DELETE"})
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_RETRY_PAUSE_SECONDS = 0.05
_QUICK_PARTS = 3

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Request:
    """What is to be sent, to whom, and how long it may take."""

    exchange: Exchange
    head: bytes
    body: RequestBody | None
    service: Service
    timeouts: Timeouts
    is_sending: bool = False
    """Whether the client is to take a part of the answer."""

    @property
    def is_repeatable(self) -> bool:
        """Whether it may be sent again if it never reached the service."""
        return self.body is None and self.exchange.method in _SAFE_METHODS

    def overdue(self) -> Exception:
        """Return what to raise once the total time is over: who was waited for is to blame."""
        if self.is_sending:
            return ClientTooSlow()
        if self.body is not None and self.body.is_awaited:
            return BodyTooSlow()
        return UpstreamTooSlow()


class Proxy:
    """Forwards to the services.

    A request is sent a second time only if it is safe (``GET`` without a body), the first never
    reached the service (no connection, or a kept one that was closed under it), and the budget of
    retries allows it.
    """

    def __init__(
        self,
        services: Mapping[Upstream, Service],
        timeouts: Mapping[Timeout, Timeouts],
        metrics: Metrics,
    ) -> None:
        self._services = services
        self._canaries: Mapping[Upstream, CanaryService] = {}
        self._budget = RetryBudget()
        self._timeouts = timeouts
        self._metrics = metrics

    def use_canaries(self, canaries: Mapping[Upstream, CanaryService]) -> None:
        """Send a share of the callers elsewhere from the next request on."""
        self._canaries = canaries

    async def forward(self, exchange: Exchange, match: Match, claims: TokenClaims | None) -> None:
        """Answer ``exchange`` with what the service says.

        Raises an ``AppError`` while nothing has been sent to the client yet. Later failures end
        the answer early, so that the server drops the connection and nobody takes it for whole.
        """
        request = self._read(exchange, match, claims)
        self._budget.active += 1
        try:
            try:
                await _exchange(request, fresh=False)
            except (UpstreamUnreachable, StaleConnection) as error:
                if isinstance(error, ServiceEjected) or not request.is_repeatable:
                    raise
                await self._try_again(request, error)
        except (UpstreamTooSlow, TimeoutError) as error:
            self._note_failure(request, match, "timeout")
            if not exchange.status:
                raise UpstreamTooSlow from error
        except (UpstreamBroken, UpstreamUnreachable) as error:
            self._note_failure(request, match, type(error).__name__)
            if not exchange.status:
                raise
        finally:
            self._budget.active -= 1
            exchange.channel.on_closed(None)

    def _read(self, exchange: Exchange, match: Match, claims: TokenClaims | None) -> _Request:
        route = match.route
        service = self._services[route.upstream]
        if self._canaries and (canary := self._canaries.get(route.upstream)):
            service = canary.choose(service, claims.sub if claims else exchange.peer)
        timeouts = route.timeouts or self._timeouts[route.timeout]
        body = None
        if exchange.head.has_body:
            body = RequestBody(exchange, limit=route.body_limit, idle_seconds=timeouts.idle)
        head = _request_head(exchange, match, body)
        return _Request(exchange, head, body, service, timeouts)

    async def _try_again(self, request: _Request, error: Exception) -> None:
        """Send the request once more, if the budget allows it."""
        if not self._budget.begin():
            raise error
        self._metrics.upstream_retried(request.service.name)
        try:
            await in_task()
            await asyncio.sleep(_RETRY_PAUSE_SECONDS)
            await _exchange(request, fresh=True)
        finally:
            self._budget.end()

    def _note_failure(self, request: _Request, match: Match, reason: str) -> None:
        upstream = request.service.name
        self._metrics.upstream_failed(upstream, reason)
        log.warning(
            "upstream.failed",
            upstream=upstream,
            route=match.route.template,
            method=request.exchange.method,
            reason=reason,
            answer_begun=bool(request.exchange.status),
        )


def _request_head(exchange: Exchange, match: Match, body: RequestBody | None) -> bytes:
    """Return the request's head up to the value of ``Host``."""
    start = exchange.head.forwarded
    if start is None:
        start = exchange.head.forwarded = _forwarded(exchange, match)
    if body is None:
        framing = b"" if exchange.method in _BODILESS else b"content-length: 0\r\n"
    elif body.length is None:
        framing = b"transfer-encoding: chunked\r\n"
    else:
        framing = b"content-length: %d\r\n" % body.length
    return b"%b%b%bhost: " % (start, own_header_lines(exchange), framing)


def _forwarded(exchange: Exchange, match: Match) -> bytes:
    """Return the request line and the client's headers.

    ``HEAD`` goes as ``GET``, whose body is then not passed on.
    """
    target = match.path + (b"?" + safe_query(exchange.query) if exchange.query else b"")
    line = b"%b %b HTTP/1.1\r\n" % (match.route.method.encode(), target)
    return line + client_header_lines(exchange, match.route.request_changes)


async def _exchange(request: _Request, *, fresh: bool) -> None:
    """Send the request and pass the answer on; ``fresh`` takes no kept connection."""
    service = request.service
    lease = None
    if not fresh and request.body is None:
        lease = service.lend_idle()
    if lease is None:
        await in_task()
        async with _total_time(request):
            if request.body is not None and request.timeouts.total is not None:
                await request.body.read_ahead()
            with await service.lend(fresh=fresh) as lease:
                await _converse(request, lease, is_sent=False)
        return
    with lease:
        if not await _answered_at_once(request, lease.connection):
            await in_task()
            async with _total_time(request):
                await _converse(request, lease, is_sent=True)


@contextlib.asynccontextmanager
async def _total_time(request: _Request) -> AsyncIterator[None]:
    """Bound the block; one that takes too long is no failure of the instance (ADR 16)."""
    limit = asyncio.timeout(request.timeouts.total)
    try:
        async with limit:
            yield
    except TimeoutError as error:
        if limit.expired():
            raise request.overdue() from error
        raise


async def _answered_at_once(request: _Request, connection: UpstreamConnection) -> bool:
    """Send a request without a body; pass the answer on if it is here whole in a moment."""
    request.exchange.channel.on_closed(connection.give_up)
    connection.begin(request.head + connection.host_header + b"\r\n\r\n")
    connection.end()
    for _ in range(_QUICK_PARTS):
        if not await news_of(connection):
            return False
        if connection.is_complete:
            await _pass_whole(request.exchange, connection, connection.take_body())
            return True
        if not connection.is_open:
            return False
    return False


def _pass_whole(exchange: Exchange, connection: UpstreamConnection, body: bytes) -> Awaitable[None]:
    headers = answer_headers(exchange, connection, is_whole=True)
    return exchange.respond(connection.status, headers, body)


async def _converse(request: _Request, lease: Lease, *, is_sent: bool) -> None:
    connection = lease.connection
    was_used = connection.idle_since > 0
    try:
        if not is_sent:
            request.exchange.channel.on_closed(connection.give_up)
            await _send_request(request, connection)
        await _relay_answer(request, lease)
    except UpstreamBroken as error:
        if was_used and not connection.answer_begun:
            raise StaleConnection from error
        raise


async def _send_request(request: _Request, connection: UpstreamConnection) -> None:
    body, timeouts = request.body, request.timeouts
    connection.begin(request.head + connection.host_header + b"\r\n\r\n")
    if body is None:
        connection.end()
        return
    connection.on_news = request.exchange.channel.interrupt_read
    async for chunk in body.chunks():
        if connection.has_answer:
            return
        if not connection.is_open:
            raise UpstreamBroken
        connection.on_news = request.exchange.channel.interrupt_read
        if not chunk:
            continue
        connection.write(
            chunk if body.length is not None else b"%x\r\n%b\r\n" % (len(chunk), chunk)
        )
        if connection.is_congested:
            async with asyncio.timeout(timeouts.idle):
                await connection.drain()
    connection.on_news = None
    if connection.has_answer:
        return
    if body.length is None:
        connection.write(b"0\r\n\r\n")
    connection.end()


async def _relay_answer(request: _Request, lease: Lease) -> None:
    connection, exchange, timeouts = lease.connection, request.exchange, request.timeouts
    if not connection.has_answer:
        async with asyncio.timeout(timeouts.first_byte):
            await connection.answer()
    lease.note_answer()
    headers = answer_headers(exchange, connection, is_whole=False)
    if exchange.method == "HEAD":
        await exchange.start(connection.status, headers)
        await exchange.send_chunk(b"", more=False)
        return
    chunk = await _next_chunk(connection, timeouts)
    if connection.is_complete and not connection.has_buffered:
        await _pass_whole(exchange, connection, chunk)
        return
    await exchange.start(connection.status, headers)
    while chunk:
        await _send_chunk(request, chunk)
        chunk = await _next_chunk(connection, timeouts)
    await exchange.send_chunk(chunk, more=False)


async def _send_chunk(request: _Request, chunk: bytes) -> None:
    """Send a part of the answer; raises ``ClientTooSlow`` or ``ClientDisconnected``."""
    request.is_sending = True
    try:
        async with asyncio.timeout(request.timeouts.idle):
            await request.exchange.send_chunk(chunk, more=True)
    except TimeoutError as error:
        raise ClientTooSlow from error
    request.is_sending = False


async def _next_chunk(connection: UpstreamConnection, timeouts: Timeouts) -> bytes:
    if connection.has_buffered or connection.is_complete:
        return await connection.read()
    async with asyncio.timeout(timeouts.idle):
        return await connection.read()
