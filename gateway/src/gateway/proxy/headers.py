"""Which headers pass through the gateway (RFC 9110 §7.6.1), and which it sets itself."""

from functools import lru_cache

from privet_shared.context import RequestContext

from gateway.exchange import Exchange, RawHeaders

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
        b"x-http-method-override",
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
_NOT_FROM_SERVICES = frozenset({b"date", b"server", b"x-request-id"})
_PREFIXES_NOT_FROM_SERVICES = (b"access-control-", b"x-internal-")


@lru_cache(maxsize=1024)
def _drops_request_header(name: bytes) -> bool:
    plain = name.replace(b"_", b"-")
    return (
        plain in _HOP_BY_HOP
        or plain in _NOT_FROM_CLIENTS
        or plain.startswith(_PREFIXES_NOT_FROM_CLIENTS)
    )


@lru_cache(maxsize=1024)
def _drops_answer_header(name: bytes) -> bool:
    return (
        name in _HOP_BY_HOP
        or name in _NOT_FROM_SERVICES
        or name.startswith(_PREFIXES_NOT_FROM_SERVICES)
    )


def connection_named(headers: RawHeaders) -> frozenset[bytes]:
    """Return the lower-case header names that ``Connection`` makes hop-by-hop."""
    values = [value for name, value in headers if name == b"connection"]
    if not values:
        return frozenset()
    named = frozenset(
        token.strip().lower() for value in values for token in value.split(b",") if token.strip()
    )
    return named - _NEVER_HOP_BY_HOP


def request_headers(exchange: Exchange) -> RawHeaders:
    """Return what the service gets: the client's own headers, and who and whence by us."""
    named = connection_named(exchange.headers)
    kept = [
        (name, value)
        for name, value in exchange.headers
        if not _drops_request_header(name) and name not in named
    ]
    context: RequestContext = exchange.context
    kept += [
        (b"x-forwarded-for", exchange.peer.encode()),
        (b"x-forwarded-proto", exchange.scheme.encode()),
        (b"x-request-id", context.request_id.encode()),
        (b"traceparent", context.traceparent.encode()),
    ]
    host = exchange.header(b"host")
    if host:
        kept.append((b"x-forwarded-host", host))
    return kept


def answer_headers(headers: RawHeaders) -> RawHeaders:
    """Return what the client gets of a service's headers."""
    named = connection_named(headers)
    return [
        (name, value)
        for name, value in headers
        if not _drops_answer_header(name) and name not in named
    ]
