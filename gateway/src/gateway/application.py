"""The gateway as an ASGI application: what every request passes, in order."""

import time
from collections.abc import Awaitable, Callable, Mapping

import structlog
from privet_shared.auth.tokens import TokenClaims
from privet_shared.context import set_context
from privet_shared.cork import Cork
from privet_shared.errors import AppError, Forbidden, Unauthorized
from starlette.types import Receive, Scope, Send

from gateway.auth import Authenticator
from gateway.caching.shared import SharedGets, may_share
from gateway.cors import METHODS, Cors, is_preflight
from gateway.eager import Lobby, in_task
from gateway.errors import (
    BodyTooSlow,
    ClientDisconnected,
    InMaintenance,
    MethodNotAllowed,
    RouteNotFound,
    ServiceFailed,
    UpgradeRequired,
)
from gateway.exchange import Exchange
from gateway.limits import RateLimiter
from gateway.observation import Observer
from gateway.peers import TrustedProxies
from gateway.proxy.forward import Proxy
from gateway.realtime.connections import ServerSentEvents, WebSocket
from gateway.realtime.stream import EventStreams
from gateway.routes import API, Auth, Match, Route, RouteTable, Upstream
from gateway.server.handshake import ABORT, handshake_exchange
from gateway.server.heads import KnownHeads
from gateway.server.targets import SERVER_WIDE

Handler = Callable[[Exchange, Match], Awaitable[None]]

APPLICATION = "application"
"""Under this name the server's state holds the application that its connections serve."""
EVENTS = f"{API}/events"
WEBSOCKET = f"{EVENTS}/ws"
STREAM_TICKET = f"{EVENTS}/ticket"
_NO_CONTENT = 204
# Looking a member up in its enumeration costs more than the comparison.
_OURSELVES, _TICKET, _PUBLIC = Upstream.GATEWAY, Auth.TICKET, Auth.PUBLIC
_BY_TOKEN = (Auth.REQUIRED, Auth.OPTIONAL)

log = structlog.get_logger(__name__)


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
        shared: SharedGets,
        streams: EventStreams,
        handlers: Mapping[str, Handler],
        observer: Observer,
        cork: Cork,
    ) -> None:
        self._table = table
        self._proxies = proxies
        self._cors = cors
        self._authenticator = authenticator
        self._limiter = limiter
        self._proxy = proxy
        self._shared = shared
        self._streams = streams
        self._handlers = handlers
        self._observer = observer
        self.cork = cork
        self.heads = KnownHeads()
        self.lobby = Lobby()
        """Where requests wait for services that answer at once."""

    def serves(self, route: Route) -> bool:
        """Whether there is something behind the route."""
        own = {*self._handlers, EVENTS, WEBSOCKET, STREAM_TICKET}
        return route.upstream is not Upstream.GATEWAY or route.template in own

    def use_routes(self, table: RouteTable) -> None:
        """Serve by other routes from the next request on; what is under way is not touched."""
        self._table = table
        self._shared.use_routes(table.routes)
        self.heads.clear()
        if self._limiter is not None:
            self._limiter.forget_routes()

    async def serve_websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a WebSocket, whose handshake is a GET that passes all that requests pass."""
        await receive()
        exchange = handshake_exchange(scope, receive, send)
        await self.serve_http(
            exchange, upgrade=lambda: WebSocket(receive, send, abort=scope["state"][ABORT])
        )

    async def serve_http(
        self, exchange: Exchange, *, upgrade: Callable[[], WebSocket] | None = None
    ) -> None:
        """Answer one request; whatever goes wrong becomes a problem document."""
        started = time.perf_counter()
        set_context(exchange.context)
        if self._proxies.are_any:
            exchange.peer, exchange.scheme = self._proxies.origin(
                exchange.peer, exchange.scheme, exchange.headers
            )
        try:
            await self._serve(exchange, upgrade)
        except AppError as error:
            if isinstance(error, BodyTooSlow):
                self._observer.note_client_failure(error)
            if not exchange.status:
                await exchange.fail(error)
        except ClientDisconnected as error:
            self._observer.note_client_failure(error)
        except Exception:
            log.exception("request.failed", method=exchange.method, path=exchange.path)
            if not exchange.status:
                await exchange.fail(ServiceFailed())
        finally:
            self._observer.note(exchange, time.perf_counter() - started)

    async def _serve(self, exchange: Exchange, upgrade: Callable[[], WebSocket] | None) -> None:
        if exchange.refusal is not None:
            raise exchange.refusal
        origin = exchange.first.get(b"origin")
        self._cors.decorate(exchange, origin)
        if exchange.method == "OPTIONS":
            await self._answer_options(exchange, origin)
            return
        match = self._table.find(exchange.method, exchange.raw_path)
        route = exchange.route = match.route
        if upgrade is not None and route.template != WEBSOCKET:
            raise RouteNotFound
        if route.in_maintenance:
            raise InMaintenance
        claims = self._authenticator.recognize(exchange) if route.auth in _BY_TOKEN else None
        if claims is None and route.auth is not _PUBLIC:
            claims = await self._identify(exchange, match)
        if route.roles and (claims is None or not route.roles & claims.roles):
            raise Forbidden
        if self._limiter is not None:
            waiting = self._limiter.check(exchange, route, claims)
            if waiting is not None:
                await waiting
        if route.upstream is _OURSELVES:
            await in_task()
            await self._handle(exchange, match, claims, upgrade)
            return
        if route.cache is not None and await self._serve_shared(exchange, match, claims):
            return
        await self._proxy.forward(exchange, match, claims)
        if route.method != "GET":
            self._shared.note_write(match.path)

    async def _serve_shared(
        self, exchange: Exchange, match: Match, claims: TokenClaims | None
    ) -> bool:
        """Answer with what a service said to others, if the caller gets what they got."""
        policy = match.route.cache
        if policy is None or exchange.head.has_body or not may_share(policy, claims):
            return False
        return await self._shared.serve(exchange, match, policy)

    async def _answer_options(self, exchange: Exchange, origin: bytes | None) -> None:
        """Say what may be asked for; raises ``OriginNotAllowed`` or ``RouteNotFound``."""
        if origin is not None and is_preflight(exchange):
            await self._cors.answer_preflight(exchange, origin)
            return
        allow = METHODS
        if exchange.raw_path != SERVER_WIDE:
            try:
                self._table.find("OPTIONS", exchange.raw_path)
            except MethodNotAllowed as error:
                allow = error.headers["Allow"].encode()
        await exchange.answer(_NO_CONTENT, headers=[(b"allow", allow)])

    async def _handle(
        self,
        exchange: Exchange,
        match: Match,
        claims: TokenClaims | None,
        upgrade: Callable[[], WebSocket] | None,
    ) -> None:
        """Answer with what the gateway itself serves; raises ``Unauthorized``."""
        template = match.route.template
        handler = self._handlers.get(template)
        if handler is not None:
            await handler(exchange, match)
        elif claims is None:
            raise Unauthorized
        elif template == EVENTS:
            await self._streams.serve(exchange, claims, ServerSentEvents(exchange))
        elif template == WEBSOCKET:
            if upgrade is None:
                self._streams.read(exchange)  # what is wrong anyway is said first
                raise UpgradeRequired
            await self._streams.serve(exchange, claims, upgrade())
        else:
            await self._streams.give_ticket(exchange, claims)

    async def _identify(self, exchange: Exchange, match: Match) -> TokenClaims | None:
        """Return the caller; refused ones count against their address, so nobody tries for ever."""
        mode = match.route.auth
        try:
            if mode is _TICKET:
                await in_task()
                return await self._streams.authenticate(exchange)
            return await self._authenticator.authenticate(exchange, mode)
        except Unauthorized:
            if self._limiter is not None:
                await self._limiter.check_stranger(exchange)
            raise
