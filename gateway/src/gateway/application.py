"""The gateway as an ASGI application: what every request passes, in order."""

import time
from collections.abc import Awaitable, Callable, Mapping

import structlog
from privet_shared.auth.tokens import TokenClaims
from privet_shared.context import RequestContext, use_context
from privet_shared.errors import AppError, Unauthorized
from starlette.types import Message, Receive, Scope, Send

from gateway.auth import Authenticator
from gateway.cors import Cors, is_preflight
from gateway.errors import (
    ClientDisconnected,
    MethodNotAllowed,
    RouteNotFound,
    ServiceFailed,
    SeveralHosts,
    UpgradeRequired,
)
from gateway.exchange import Exchange
from gateway.limits import RateLimiter
from gateway.metrics import Metrics
from gateway.peers import TrustedProxies
from gateway.proxy.forward import Proxy
from gateway.realtime.connections import ServerSentEvents, WebSocket
from gateway.realtime.stream import EventStreams
from gateway.routes import API, Auth, Limit, Match, RouteTable, Upstream

Handler = Callable[[Exchange, Match], Awaitable[None]]

WEBSOCKET = f"{API}/events/ws"
_SERVER_ERROR = 500
_NO_CONTENT = 204

log = structlog.get_logger("privet.access")


class GatewayApplication:
    """Request id, CORS, route, token, rate limit, then the service or our own handler."""

    def __init__(
        self,
        *,
        table: RouteTable,
        proxies: TrustedProxies,
        cors: Cors,
        authenticator: Authenticator,
        limiter: RateLimiter | None,
        proxy: Proxy,
        streams: EventStreams,
        handlers: Mapping[str, Handler],
        metrics: Metrics,
        access_log: bool,
    ) -> None:
        self._table = table
        self._proxies = proxies
        self._cors = cors
        self._authenticator = authenticator
        self._limiter = limiter
        self._proxy = proxy
        self._streams = streams
        self._handlers = handlers
        self._metrics = metrics
        self._access_log = access_log

    async def serve_websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a WebSocket, whose handshake is a GET that passes all that requests pass."""
        await receive()
        refuse = _refusing(scope, send)
        await self.serve_http(
            {"method": "GET", **scope}, receive, refuse, upgrade=lambda: WebSocket(receive, send)
        )

    async def serve_http(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        *,
        upgrade: Callable[[], WebSocket] | None = None,
    ) -> None:
        """Answer one request; whatever goes wrong becomes a problem document."""
        request_id = traceparent = None
        for name, value in scope["headers"]:
            if name == b"x-request-id":
                request_id = value.decode("latin-1")
            elif name == b"traceparent":
                traceparent = value.decode("latin-1")
        context = RequestContext.accept(request_id, traceparent)
        started = time.perf_counter()
        with use_context(context):
            exchange = Exchange(scope, receive, send, context)
            exchange.peer, exchange.scheme = self._proxies.origin(
                exchange.peer, exchange.scheme, exchange.headers
            )
            try:
                await self._serve(exchange, upgrade)
            except AppError as error:
                if not exchange.status:
                    await exchange.fail(error)
            except ClientDisconnected:
                pass
            except Exception:
                log.exception("request.failed", method=exchange.method, path=scope["path"])
                if not exchange.status:
                    await exchange.fail(ServiceFailed())
            finally:
                seconds = time.perf_counter() - started
                self._metrics.observe(exchange, seconds)
                if self._access_log or exchange.status >= _SERVER_ERROR:
                    log.info(
                        "request",
                        method=exchange.method,
                        path=scope["path"],
                        status=exchange.status,
                        complete=exchange.finished,
                        ms=round(seconds * 1000, 1),
                    )

    async def _serve(self, exchange: Exchange, upgrade: Callable[[], WebSocket] | None) -> None:
        if sum(name == b"host" for name, _ in exchange.headers) > 1:
            raise SeveralHosts
        origin = exchange.header(b"origin")
        self._cors.decorate(exchange, origin)
        if origin is not None and is_preflight(exchange):
            await self._cors.answer_preflight(exchange, origin)
            return
        try:
            match = self._table.find(exchange.method, exchange.raw_path)
        except MethodNotAllowed as error:
            if exchange.method != "OPTIONS":
                raise
            allow = error.headers["Allow"].encode()
            await exchange.answer(_NO_CONTENT, headers=[(b"allow", allow)])
            return
        route = exchange.route = match.route
        if upgrade is not None and route.template != WEBSOCKET:
            raise RouteNotFound
        claims = await self._identify(exchange, match)
        if self._limiter is not None:
            await self._limiter.check(exchange, route.limit, claims)
        if route.upstream is not Upstream.GATEWAY:
            await self._proxy.forward(exchange, match)
        elif claims is None:
            await self._handlers[route.template](exchange, match)
        elif route.template == f"{API}/events":
            await self._streams.serve(exchange, claims, ServerSentEvents(exchange))
        elif route.template == WEBSOCKET:
            if upgrade is None:
                raise UpgradeRequired
            await self._streams.serve(exchange, claims, upgrade())
        else:
            await self._streams.give_ticket(exchange, claims)

    async def _identify(self, exchange: Exchange, match: Match) -> TokenClaims | None:
        """Return the caller; refused ones count against their address, so nobody tries for ever."""
        mode = match.route.auth
        try:
            if mode is Auth.TICKET:
                return await self._streams.authenticate(exchange)
            return await self._authenticator.authenticate(exchange, mode)
        except Unauthorized:
            if self._limiter is not None:
                await self._limiter.check(exchange, Limit.GENERAL, None)
            raise


def _refusing(scope: Scope, send: Send) -> Send:
    """Return a ``send`` for the answer to a handshake that is refused.

    Servers without the extension can only close, which clients see as 403.
    """

    async def refuse(message: Message) -> None:
        if "websocket.http.response" in scope.get("extensions", {}):
            await send({**message, "type": f"websocket.{message['type']}"})
        elif message["type"] == "http.response.start":
            await send({"type": "websocket.close"})

    return refuse
