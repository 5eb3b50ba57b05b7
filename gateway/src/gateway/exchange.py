"""One request and its answer, whatever carries them."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from urllib.parse import unquote

from privet_shared.context import RequestContext
from privet_shared.errors import AppError
from privet_shared.http.problems import PROBLEM_MEDIA_TYPE, problem_document

from gateway.head import RawHeaders, RequestHead
from gateway.routes import Route

_JSON = b"application/json"
_PROBLEM = PROBLEM_MEDIA_TYPE.encode()
_NO_STORE = (b"cache-control", b"no-store")
_NO_SNIFFING = (b"x-content-type-options", b"nosniff")
UNSIZED = frozenset({204, 304})
"""The statuses whose answers have no body."""


class Channel(Protocol):
    """The client's side of one exchange."""

    def send_head(self, status: int, headers: RawHeaders) -> None:
        """Take status and headers; they go out with the first part of the body."""
        ...

    def respond(self, status: int, headers: RawHeaders, body: bytes) -> Awaitable[None]:
        """Send a whole answer at once; its length is added to the headers."""
        ...

    async def send(self, chunk: bytes, *, more: bool) -> None:
        """Send a part of the body; waits while the client is slow to read."""
        ...

    async def read(self) -> tuple[bytes, bool]:
        """Return the next part of the request's body and whether more follows.

        Raises ``ClientDisconnected``.
        """
        ...

    def interrupt_read(self) -> None:
        """Have a read that waits return with nothing."""
        ...

    async def wait_closed(self) -> None:
        """Return when the client has gone."""
        ...

    def on_closed(self, action: Callable[[], None] | None) -> None:
        """Have ``action`` called once when the client goes, or nothing any more (None)."""
        ...


class Exchange:
    """A request with the means to answer it; every answer carries ``answer_headers``."""

    __slots__ = (
        "answer_headers",
        "channel",
        "context",
        "finished",
        "first",
        "head",
        "headers",
        "method",
        "peer",
        "query",
        "raw_path",
        "refusal",
        "route",
        "scheme",
        "status",
    )

    def __init__(self, channel: Channel, head: RequestHead, peer: str, scheme: str) -> None:
        self.channel = channel
        self.head = head
        self.method = head.method
        self.raw_path = head.raw_path
        self.query = head.query
        self.headers = head.headers
        self.first = first = head.first
        self.peer = peer
        self.scheme = scheme
        self.context = context = RequestContext.accept(
            first[b"x-request-id"].decode("latin-1") if b"x-request-id" in first else None,
            first[b"traceparent"].decode("latin-1") if b"traceparent" in first else None,
        )
        self.refusal: AppError | None = None
        """Why the request cannot be served, if it could not even be read."""
        self.route: Route | None = None
        self.answer_headers: RawHeaders = [
            _NO_SNIFFING,
            (b"x-request-id", context.request_id.encode()),
        ]
        self.status = 0
        self.finished = False

    @property
    def path(self) -> str:
        """The path for people to read: decoded."""
        return unquote(self.raw_path.decode("latin-1"))

    def header(self, name: bytes) -> bytes | None:
        """Return the first header of that lower-case name."""
        return self.first.get(name)

    async def start(self, status: int, headers: RawHeaders) -> None:
        """Send status and headers."""
        self.status = status
        self.channel.send_head(status, headers + self.answer_headers)

    async def send_chunk(self, chunk: bytes, *, more: bool) -> None:
        """Send a part of the body; waits while the client is slow to read."""
        if not more:
            self.finished = True
        await self.channel.send(chunk, more=more)

    def respond(self, status: int, headers: RawHeaders, body: bytes) -> Awaitable[None]:
        """Send a whole answer at once."""
        self.status = status
        self.finished = True
        return self.channel.respond(status, headers + self.answer_headers, body)

    async def answer(
        self, status: int, body: bytes = b"", *, content_type: bytes = _JSON, headers: RawHeaders
    ) -> None:
        """Send a whole answer."""
        if status not in UNSIZED:
            headers = [(b"content-type", content_type), *headers]
        await self.respond(status, headers, body)

    async def answer_json(self, status: int, document: Any) -> None:
        """Send ``document`` as JSON, not to be stored by caches."""
        body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        await self.answer(status, body, headers=[_NO_STORE])

    async def fail(self, error: AppError) -> None:
        """Send ``error`` as a problem document (RFC 9457)."""
        document = problem_document(
            status=error.status,
            code=error.code,
            detail=error.detail,
            instance=self.path,
            extra=error.extra,
        )
        await self.answer(
            error.status.value,
            json.dumps(document, ensure_ascii=False).encode(),
            content_type=_PROBLEM,
            headers=[
                _NO_STORE,
                *((name.lower().encode(), value.encode()) for name, value in error.headers.items()),
            ],
        )
