"""What every request passes through, as plain ASGI."""

import time
from http import HTTPStatus

import structlog
from starlette.datastructures import Headers, MutableHeaders
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

log = structlog.get_logger("privet.access")


class RequestContextMiddleware:
    """Takes or makes the request id and trace, sends the id back, and logs the request.

    An error that nobody foresaw ends here, while the request id is known.
    """

    def __init__(self, app: ASGIApp, *, spans: SpanRecorder | None = None) -> None:
        self._app = app
        self._spans = spans

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        context = RequestContext.accept(
            headers.get(REQUEST_ID_HEADER), headers.get(TRACEPARENT_HEADER)
        )
        started = time.perf_counter()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = context.request_id
            await send(message)

        with use_context(context):
            try:
                await self._app(scope, receive, send_with_id)
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
                seconds = time.perf_counter() - started
                log.info(
                    "request",
                    method=scope["method"],
                    path=scope["path"],
                    status=status,
                    ms=round(seconds * 1000, 1),
                )
                if self._spans is not None:
                    self._record(scope, context, headers, status, seconds)

    def _record(
        self, scope: Scope, context: RequestContext, headers: Headers, status: int, seconds: float
    ) -> None:
        route = getattr(scope.get("route"), "path", "unknown")
        if self._spans is not None:
            self._spans.record(
                f"{scope['method']} {route}",
                context,
                parent=headers.get(TRACEPARENT_HEADER),
                seconds=seconds,
                attributes=http_attributes(scope["method"], route, status),
                failed=status >= HTTPStatus.INTERNAL_SERVER_ERROR or not status,
            )


class TrailingSlashMiddleware:
    """Makes ``/tickets/`` and ``/tickets`` one address, with no redirect."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http" and len(scope["path"]) > 1 and scope["path"].endswith("/"):
            scope = {
                **scope,
                "path": scope["path"].rstrip("/") or "/",
                "raw_path": scope.get("raw_path", b"").rstrip(b"/") or b"/",
            }
        await self._app(scope, receive, send)


class BodyLimitMiddleware:
    """Answers 413 to bodies over a limit, whether declared or streamed.

    FastAPI's own ``max_body_size`` answers in plain text and without the request id.
    """

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared) > self._max_bytes:
            await JSONResponse(
                http_problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, instance=scope["path"]),
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                headers={"Connection": "close"},
                media_type=PROBLEM_MEDIA_TYPE,
            )(scope, receive, send)
            return
        received = 0

        async def receive_within_limit() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._max_bytes:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._app(scope, receive_within_limit, send)
