"""What every request passes through, as one layer of plain ASGI."""

import logging
import time
from collections.abc import Mapping
from http import HTTPStatus

import structlog
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privet_shared.context import (
    REQUEST_ID_HEADER,
    TRACEPARENT_HEADER,
    RequestContext,
    use_context,
)
from privet_shared.http.problems import (
    PROBLEM_MEDIA_TYPE,
    http_problem,
    unexpected_problem,
)
from privet_shared.telemetry import SpanRecorder, http_attributes

_ACCESS_LOG = "privet.access"
_REQUEST_ID, _TRACEPARENT = REQUEST_ID_HEADER.encode(), TRACEPARENT_HEADER.encode()
_BODY_HEADERS = frozenset({b"content-length", b"transfer-encoding"})

log = structlog.get_logger(_ACCESS_LOG)
_access = logging.getLogger(_ACCESS_LOG)


class RequestMiddleware:
    """Takes or makes the request id and trace, bounds the body, and logs the request.

    ``/tickets/`` and ``/tickets`` are one address, with no redirect. An error that nobody foresaw
    ends here, while the request id is known.
    """

    def __init__(
        self, app: ASGIApp, *, max_body_bytes: int, spans: SpanRecorder | None = None
    ) -> None:
        self._app = app
        self._max_body_bytes = max_body_bytes
        self._spans = spans

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(reversed(scope["headers"]))  # the first of a name counts
        parent = _text(headers.get(_TRACEPARENT))
        context = RequestContext.accept(_text(headers.get(_REQUEST_ID)), parent)
        started = time.perf_counter()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                request_id = (_REQUEST_ID, context.request_id.encode())
                message["headers"] = [*message.get("headers", ()), request_id]
            await send(message)

        with use_context(context):
            try:
                await self._serve(scope, receive, send_with_id, headers)
            except Exception:
                log.exception("request.failed", method=scope["method"], path=scope["path"])
                if status:
                    raise
                await JSONResponse(
                    unexpected_problem(scope["path"]),
                    HTTPStatus.INTERNAL_SERVER_ERROR,
                    media_type=PROBLEM_MEDIA_TYPE,
                )(scope, receive, send_with_id)
            finally:
                self._note(scope, context, parent, status, time.perf_counter() - started)

    async def _serve(
        self, scope: Scope, receive: Receive, send: Send, headers: Mapping[bytes, bytes]
    ) -> None:
        path = scope["path"]
        if path.endswith("/") and len(path) > 1:
            scope["path"] = path.rstrip("/") or "/"
            scope["raw_path"] = scope.get("raw_path", b"").rstrip(b"/") or b"/"
        if not _BODY_HEADERS.isdisjoint(headers):
            declared = headers.get(b"content-length", b"")
            if declared.isdigit() and int(declared) > self._max_body_bytes:
                await _refuse_body(scope, receive, send)
                return
            receive = _limited(receive, self._max_body_bytes)
        await self._app(scope, receive, send)

    def _note(
        self, scope: Scope, context: RequestContext, parent: str | None, status: int, seconds: float
    ) -> None:
        if _access.isEnabledFor(logging.INFO):
            log.info(
                "request",
                method=scope["method"],
                path=scope["path"],
                status=status,
                ms=round(seconds * 1000, 1),
            )
        if self._spans is not None:
            route = getattr(scope.get("route"), "path", "unknown")
            self._spans.record(
                f"{scope['method']} {route}",
                context,
                parent=parent,
                seconds=seconds,
                attributes=http_attributes(scope["method"], route, status),
                failed=status >= HTTPStatus.INTERNAL_SERVER_ERROR or not status,
            )


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("latin-1")


def _limited(receive: Receive, max_bytes: int) -> Receive:
    """Return ``receive`` for a body that is not to be larger than it was allowed to be.

    FastAPI's own ``max_body_size`` answers in plain text and without the request id.
    """
    received = 0

    async def receive_within_limit() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > max_bytes:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return receive_within_limit


async def _refuse_body(scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse(
        http_problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, instance=scope["path"]),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        headers={"Connection": "close"},
        media_type=PROBLEM_MEDIA_TYPE,
    )(scope, receive, send)
