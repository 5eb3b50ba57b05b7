"""Cross-origin resource sharing (https://fetch.spec.whatwg.org/#http-cors-protocol).

No credentials mode: callers are known by their bearer token, never by a cookie.
"""

from collections.abc import Sequence
from http import HTTPStatus

from privet_shared.errors import Forbidden

from gateway.exchange import Exchange
from gateway.head import RawHeaders

METHODS = b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
REQUEST_HEADERS = (
    b"Accept, Accept-Language, Authorization, Cache-Control, Content-Type, Idempotency-Key, "
    b"If-Match, If-None-Match, Last-Event-ID, Traceparent, X-Request-ID"
)
EXPOSED_HEADERS = (
    b"ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, "
    b"X-Next-Cursor, X-Request-ID, X-Unread-Count"
)
_PREFLIGHT_SECONDS = b"600"
_ANY = b"*"
_VARIES = (b"vary", b"Origin")


class OriginNotAllowed(Forbidden):
    """A page of another origin asks; ``CORS_ALLOW_ORIGINS`` does not list it."""

    code = "cors.origin_not_allowed"
    message = "Pages of this origin may not call this API."


class Cors:
    """Decides which origins' pages may read answers."""

    def __init__(self, origins: Sequence[str]) -> None:
        self._any = "*" in origins
        self._origins = frozenset(origin.encode() for origin in origins)

    def decorate(self, exchange: Exchange, origin: bytes | None) -> None:
        """Give the answer, whatever it will be, its CORS headers."""
        if not self._any:
            exchange.answer_headers.append(_VARIES)
        if origin is not None and self._allows(origin):
            exchange.answer_headers += [
                (b"access-control-allow-origin", _ANY if self._any else origin),
                (b"access-control-expose-headers", EXPOSED_HEADERS),
            ]

    async def answer_preflight(self, exchange: Exchange, origin: bytes) -> None:
        """Answer the browser's question before the real request.

        Raises ``OriginNotAllowed``.
        """
        if not self._allows(origin):
            raise OriginNotAllowed
        headers: RawHeaders = [
            (b"access-control-allow-methods", METHODS),
            (b"access-control-allow-headers", REQUEST_HEADERS),
            (b"access-control-max-age", _PREFLIGHT_SECONDS),
        ]
        await exchange.answer(HTTPStatus.NO_CONTENT, headers=headers)

    def _allows(self, origin: bytes) -> bool:
        return self._any or origin in self._origins


def is_preflight(exchange: Exchange) -> bool:
    """Whether this is a browser's question and not a request for the resource."""
    return (
        exchange.method == "OPTIONS"
        and exchange.header(b"access-control-request-method") is not None
    )
