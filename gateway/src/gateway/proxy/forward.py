"""Passes one request on to its service and streams the answer back."""

import asyncio
from collections.abc import Mapping

import structlog

from gateway.errors import (
    ClientDisconnected,
    ServiceEjected,
    UpstreamBroken,
    UpstreamTooSlow,
    UpstreamUnreachable,
)
from gateway.exchange import Exchange
from gateway.metrics import Metrics
from gateway.paths import safe_query
from gateway.proxy.balancer import RetryBudget, Service, StaleConnection
from gateway.proxy.body import RequestBody
from gateway.proxy.connection import UpstreamConnection
from gateway.proxy.disconnect import DisconnectWatch
from gateway.proxy.headers import answer_headers, request_headers
from gateway.proxy.timeouts import Timeouts
from gateway.routes import Match, Timeout, Upstream

_SAFE_METHODS = frozenset({"GET", "HEAD"})
_RETRY_PAUSE_SECONDS = 0.05

log = structlog.get_logger(__name__)


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
        self._budget = RetryBudget()
        self._timeouts = timeouts
        self._metrics = metrics

    async def forward(self, exchange: Exchange, match: Match) -> None:
        """Answer ``exchange`` with what the service says.

        Raises an ``AppError`` while nothing has been sent to the client yet. Later failures end
        the answer early, so that the server drops the connection and nobody takes it for whole.
        """
        route = match.route
        timeouts = self._timeouts[route.timeout]
        body = RequestBody(exchange, limit=route.body_limit, idle_seconds=timeouts.idle)
        service = self._services[route.upstream]
        head = _request_head(exchange, match, length=body.length)
        self._budget.active += 1
        try:
            async with asyncio.timeout(timeouts.total):
                if route.timeout is not Timeout.STREAM:
                    await body.read_ahead()
                await self._exchange_safely(exchange, service, head, body, timeouts)
        except TimeoutError as error:
            self._note_failure(exchange, match, "timeout")
            if not exchange.status:
                raise UpstreamTooSlow from error
        except (UpstreamBroken, UpstreamUnreachable) as error:
            self._note_failure(exchange, match, type(error).__name__)
            if not exchange.status:
                raise
        finally:
            self._budget.active -= 1

    async def _exchange_safely(
        self,
        exchange: Exchange,
        service: Service,
        head: bytes,
        body: RequestBody,
        timeouts: Timeouts,
    ) -> None:
        try:
            await self._exchange(exchange, service, head, body, timeouts, fresh=False)
        except (UpstreamUnreachable, StaleConnection) as error:
            retryable = exchange.method in _SAFE_METHODS and body.length == 0
            if isinstance(error, ServiceEjected) or not retryable or not self._budget.begin():
                raise
        else:
            return
        try:
            await asyncio.sleep(_RETRY_PAUSE_SECONDS)
            await self._exchange(exchange, service, head, body, timeouts, fresh=True)
        finally:
            self._budget.end()

    async def _exchange(
        self,
        exchange: Exchange,
        service: Service,
        head: bytes,
        body: RequestBody,
        timeouts: Timeouts,
        *,
        fresh: bool,
    ) -> None:
        async with service.connection(fresh=fresh) as connection:
            was_used = connection.idle_since > 0
            try:
                await _send_request(connection, head, body, timeouts)
                if body.is_read:
                    async with DisconnectWatch(exchange):
                        await _relay_answer(exchange, connection, timeouts)
                else:
                    await _relay_answer(exchange, connection, timeouts)
            except UpstreamBroken as error:
                if was_used and not connection.answer_begun:
                    raise StaleConnection from error
                raise
            except (ClientDisconnected, asyncio.CancelledError):
                connection.close()
                raise

    def _note_failure(self, exchange: Exchange, match: Match, reason: str) -> None:
        self._metrics.upstream_failed(match.route.upstream, reason)
        log.warning(
            "upstream.failed",
            upstream=match.route.upstream,
            route=match.route.template,
            method=exchange.method,
            reason=reason,
            answer_begun=bool(exchange.status),
        )


def _request_head(exchange: Exchange, match: Match, *, length: int | None) -> bytes:
    """Return the request's head but for ``Host``.

    ``HEAD`` goes as ``GET``, whose body is then not passed on.
    """
    method = match.route.method.encode()
    query = exchange.scope.get("query_string", b"")
    target = match.path + (b"?" + safe_query(query) if query else b"")
    lines = [method + b" " + target + b" HTTP/1.1"]
    lines += [name + b": " + value for name, value in request_headers(exchange)]
    if length is None:
        lines.append(b"transfer-encoding: chunked")
    elif length or method not in {b"GET", b"HEAD", b"DELETE"}:
        lines.append(b"content-length: %d" % length)
    return b"\r\n".join(lines) + b"\r\nhost: "


async def _send_request(
    connection: UpstreamConnection, head: bytes, body: RequestBody, timeouts: Timeouts
) -> None:
    connection.begin(head + connection.host_header + b"\r\n\r\n")
    if body.length == 0:
        connection.end()
        return
    async for chunk in body.chunks():
        connection.write(
            chunk if body.length is not None else b"%x\r\n%b\r\n" % (len(chunk), chunk)
        )
        if connection.is_congested:
            async with asyncio.timeout(timeouts.idle):
                await connection.drain()
        if connection.has_answer:
            return
    if body.length is None:
        connection.write(b"0\r\n\r\n")
    connection.end()


async def _relay_answer(
    exchange: Exchange, connection: UpstreamConnection, timeouts: Timeouts
) -> None:
    if not connection.has_answer:
        async with asyncio.timeout(timeouts.first_byte):
            await connection.answer()
    headers = answer_headers(connection.headers)
    if exchange.method == "HEAD":
        await exchange.start(connection.status, headers)
        await exchange.send_chunk(b"", more=False)
        return
    chunk = await _next_chunk(connection, timeouts)
    await exchange.start(connection.status, headers)
    while chunk:
        if connection.is_complete and not connection.has_buffered:
            break
        await exchange.send_chunk(chunk, more=True)
        chunk = await _next_chunk(connection, timeouts)
    await exchange.send_chunk(chunk, more=False)


async def _next_chunk(connection: UpstreamConnection, timeouts: Timeouts) -> bytes:
    if connection.has_buffered or connection.is_complete:
        return await connection.read()
    async with asyncio.timeout(timeouts.idle):
        return await connection.read()
