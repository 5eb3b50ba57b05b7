"""One request and its answer, over plain ASGI."""

import json
from collections.abc import Iterable
from typing import Any

from privet_shared.context import RequestContext
from privet_shared.errors import AppError
from privet_shared.http.problems import PROBLEM_MEDIA_TYPE, problem_document
from starlette.types import Receive, Scope, Send

from gateway.routes import Route

RawHeaders = list[tuple[bytes, bytes]]

_JSON = b"application/json"
_PROBLEM = PROBLEM_MEDIA_TYPE.encode()
_NO_CONTENT = 204
_NOT_MODIFIED = 304


class Exchange:
    """A request with the means to answer it; every answer carries ``answer_headers``."""

    __slots__ = (
        "_send",
        "answer_headers",
        "context",
        "finished",
        "headers",
        "method",
        "peer",
        "receive",
        "route",
        "scheme",
        "scope",
        "status",
    )

    def __init__(self, scope: Scope, receive: Receive, send: Send, context: RequestContext) -> None:
        self.scope = scope
        self.receive = receive
        self.context = context
        self.method: str = scope["method"]
        self.headers: RawHeaders = scope["headers"]
        client = scope.get("client")
        self.peer: str = client[0] if client else "unknown"
        self.route: Route | None = None
        self.scheme: str = scope.get("scheme", "http")
        self.answer_headers: RawHeaders = [(b"x-request-id", context.request_id.encode())]
        self.status = 0
        self.finished = False
        self._send = send

    def header(self, name: bytes) -> bytes | None:
        """Return the first header of that lower-case name."""
        for key, value in self.headers:
            if key == name:
                return value
        return None

    @property
    def raw_path(self) -> bytes:
        """The path as it came, percent-encoded."""
        raw: bytes | None = self.scope.get("raw_path")
        return self.scope["path"].encode() if raw is None else raw.partition(b"?")[0]

    async def start(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """Send status and headers."""
        self.status = status
        await self._send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [*headers, *self.answer_headers],
            }
        )

    async def send_chunk(self, chunk: bytes, *, more: bool) -> None:
        """Send a part of the body; waits while the client is slow to read."""
        if not more:
            self.finished = True
        await self._send({"type": "http.response.body", "body": chunk, "more_body": more})

    async def answer(
        self, status: int, body: bytes = b"", *, content_type: bytes = _JSON, headers: RawHeaders
    ) -> None:
        """Send a whole answer."""
        framing = (
            []
            if status in {_NO_CONTENT, _NOT_MODIFIED}
            else [(b"content-type", content_type), (b"content-length", b"%d" % len(body))]
        )
        await self.start(status, [*framing, *headers])
        await self.send_chunk(body, more=False)

    async def answer_json(self, status: int, document: Any) -> None:
        """Send ``document`` as JSON, not to be stored by caches."""
        body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        await self.answer(status, body, headers=[(b"cache-control", b"no-store")])

    async def fail(self, error: AppError) -> None:
        """Send ``error`` as a problem document (RFC 9457)."""
        document = problem_document(
            status=error.status,
            code=error.code,
            detail=error.detail,
            instance=self.scope["path"],
            extra=error.extra,
        )
        await self.answer(
            error.status.value,
            json.dumps(document, ensure_ascii=False).encode(),
            content_type=_PROBLEM,
            headers=[
                (name.lower().encode(), value.encode()) for name, value in error.headers.items()
            ],
        )
