"""Which headers pass through the gateway (RFC 9110 §7.6.1), and which it sets itself."""

from gateway.exchange import Exchange
from gateway.head import RawHeaders, Remembered, header_lines
from gateway.proxy.connection import UpstreamConnection
from gateway.routes import HeaderChanges

_HOP_BY_HOP = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    }
)
_NOT_FROM_CLIENTS = frozenset(
    {
        b"content-length",  # framing is set anew for each hop
        b"expect",
        b"forwarded",
        b"host",
        b"traceparent",
        b"true-client-ip",
        b"x-client-ip",
        b"x-http-method",
        b"x-http-method-override",
        b"x-method-override",
        b"x-original-url",
        b"x-real-ip",
        b"x-request-id",
        b"x-rewrite-url",
        b"x-roles",
    }
)
_PREFIXES_NOT_FROM_CLIENTS = (b"x-auth-", b"x-forwarded-", b"x-internal-", b"x-user-")
# End to end by their nature: `Connection: authorization` must not turn a caller anonymous.
_NEVER_HOP_BY_HOP = frozenset(
    {b"authorization", b"content-type", b"idempotency-key", b"if-match", b"if-none-match"}
)
_NOT_FROM_SERVICES = frozenset({b"date", b"server", b"x-content-type-options", b"x-request-id"})
_CACHING = b"cache-control"
_NO_STORE = (_CACHING, b"no-store")
_NO_CACHE = (_CACHING, b"no-cache")
_VIA_10, _VIA_11 = (b"via", b"1.0 privet"), (b"via", b"1.1 privet")
_KEEP_ALIVE = b"keep-alive"
_FRAMING = b"content-length"
_PREFIXES_NOT_FROM_SERVICES = (b"access-control-", b"x-internal-")


def _drops_request_header(name: bytes) -> bool:
    plain = name.replace(b"_", b"-")
    return (
        plain in _HOP_BY_HOP
        or plain in _NOT_FROM_CLIENTS
        or plain.startswith(_PREFIXES_NOT_FROM_CLIENTS)
    )


def _drops_answer_header(name: bytes) -> bool:
    return (
        name in _HOP_BY_HOP
        or name in _NOT_FROM_SERVICES
        or name.startswith(_PREFIXES_NOT_FROM_SERVICES)
    )


_DROPPED_OF_REQUESTS = Remembered(_drops_request_header)
_DROPPED_OF_ANSWERS = Remembered(_drops_answer_header)
_DROPPED_OF_WHOLE_ANSWERS = Remembered(lambda name: name == _FRAMING or _drops_answer_header(name))


def connection_named(headers: RawHeaders) -> frozenset[bytes]:
    """Return the lower-case header names that ``Connection`` makes hop-by-hop."""
    values = [value for name, value in headers if name == b"connection"]
    if not values:
        return frozenset()
    named = frozenset(
        token.strip().lower() for value in values for token in value.split(b",") if token.strip()
    )
    return named - _NEVER_HOP_BY_HOP


def client_header_lines(exchange: Exchange, changes: HeaderChanges | None) -> bytes:
    """Return the lines of the client's own headers that the service gets, ``Host`` by its name."""
    first = exchange.first
    named = connection_named(exchange.headers) if b"connection" in first else frozenset()
    kept = [
        (name, value)
        for name, value in exchange.headers
        if name not in named and not _DROPPED_OF_REQUESTS[name]
    ]
    if changes is not None:
        kept = changes.apply(kept)
    if first.get(b"host"):
        kept.append((b"x-forwarded-host", first[b"host"]))
    kept.append(_VIA_10 if exchange.head.is_http10 else _VIA_11)
    return header_lines(kept)


def own_header_lines(exchange: Exchange) -> bytes:
    """Return the lines that tell the service who calls and which request this is."""
    request_id, traceparent = exchange.context
    return (
        f"x-forwarded-for: {exchange.peer}\r\nx-forwarded-proto: {exchange.scheme}\r\n"
        f"x-request-id: {request_id}\r\ntraceparent: {traceparent}\r\n"
    ).encode()


def answer_headers(
    exchange: Exchange, connection: UpstreamConnection, *, is_whole: bool
) -> RawHeaders:
    """Return what the client gets of a service's headers.

    An answer that is here whole gets its length from us. One of which the service does not say
    how long it may be kept is kept by nobody, or asked for again each time where its route is
    one whose answers are shared.
    """
    route = exchange.route
    dropped = _DROPPED_OF_WHOLE_ANSWERS if is_whole else _DROPPED_OF_ANSWERS
    kept = [pair for pair in connection.headers if not dropped[pair[0]]]
    if connection.first.get(b"connection", _KEEP_ALIVE) != _KEEP_ALIVE:
        named = connection_named(connection.headers)
        kept = [pair for pair in kept if pair[0] not in named]
    if _CACHING not in connection.first:
        kept.append(_NO_STORE if route is None or route.cache is None else _NO_CACHE)
    if route is not None and route.answer_changes is not None:
        kept = route.answer_changes.apply(kept)
    return kept
