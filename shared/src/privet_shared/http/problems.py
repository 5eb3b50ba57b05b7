"""Errors as RFC 9457 ``application/problem+json``; one handler for every error type."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import asyncpg
import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from privet_shared.context import current_context
from privet_shared.errors import (
    AppError,
    BadRequest,
    Conflict,
    Forbidden,
    NotFound,
    PreconditionFailed,
    TooManyRequests,
    Unauthorized,
    Unavailable,
    Unprocessable,
)

PROBLEM_MEDIA_TYPE = "application/problem+json"

log = structlog.get_logger(__name__)

_CODES = {
    HTTPStatus.BAD_REQUEST: ("request.malformed", "The request body cannot be read."),
    HTTPStatus.NOT_FOUND: ("request.not_found", "There is nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "request.method_not_allowed",
        "This address does not take that method: see the Allow header.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "request.too_large",
        "The request body is larger than this endpoint takes.",
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (
        "request.unsupported_media_type",
        "Send the body as application/json.",
    ),
}


_EXAMPLES = {
    kind.status: (kind.code, kind.message)
    for kind in (
        *(BadRequest, Unauthorized, Forbidden, NotFound, Conflict),
        *(PreconditionFailed, Unprocessable, TooManyRequests, Unavailable),
    )
}

_BUSY_SQLSTATES = frozenset(
    {
        "40001",  # serialization_failure
        "40P01",  # deadlock_detected
        "53300",  # too_many_connections
        "55P03",  # lock_not_available: lock_timeout
        "57014",  # query_canceled: statement_timeout
    }
)
"""Postgres is up, but did not get to it: the same request may do better in a moment."""
_OF_DATABASE = (DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError)
_CLOSED = "connection is closed"


class ValidationItem(BaseModel):
    """One value that was not acceptable, and where it stands."""

    loc: list[str | int]
    msg: str
    type: str


class Problem(BaseModel):
    """A problem document (RFC 9457 §3)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["urn:privet:problem:request.invalid"])
    title: str = Field(examples=["Unprocessable Content"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["A value in the request is not acceptable."])
    instance: str = Field(examples=["/api/v1/tickets"])
    code: str = Field(examples=["request.invalid"])
    request_id: str
    errors: list[ValidationItem] | None = None


def printable(text: str) -> str:
    """Return ``text`` with lone surrogates replaced, so that it can be sent as UTF-8."""
    return text.encode("utf-8", "replace").decode()


def problem_document(
    *, status: HTTPStatus, code: str, detail: str, instance: str, extra: Mapping[str, Any] = {}
) -> dict[str, Any]:
    """Return the members of a problem document, with the current request's id."""
    return {
        "type": f"urn:privet:problem:{code}",
        "title": status.phrase,
        "status": status.value,
        "detail": printable(detail),
        "instance": printable(instance),
        "code": code,
        "request_id": current_context().request_id,
        **extra,
    }


def unexpected_problem(instance: str) -> dict[str, Any]:
    """Return what a caller is told of an error that nobody foresaw."""
    return problem_document(
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        code="service.failed",
        detail="Something went wrong on our side; the request id helps us to find it.",
        instance=instance,
    )


def problem_responses(*statuses: HTTPStatus | int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI ``responses`` that document these error statuses."""
    return {
        int(status): {
            "description": HTTPStatus(status).phrase,
            "content": {
                PROBLEM_MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "examples": _examples(HTTPStatus(status)),
                }
            },
        }
        for status in statuses
    }


def problem_example(status: HTTPStatus, code: str, detail: str, **extra: Any) -> dict[str, Any]:
    """Return an OpenAPI example of a problem."""
    value = {
        "type": f"urn:privet:problem:{code}",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": "/api/v1/tickets",
        "code": code,
        "request_id": "0199a7c2-8f31-7c44-9d7e-3f1f6c1d2b4a",
        **extra,
    }
    return {"summary": detail, "value": value}


MALFORMED_JSON: Mapping[str, Any] = {
    "request.malformed_json": problem_example(
        HTTPStatus.UNPROCESSABLE_ENTITY, "request.malformed_json", "The body is not valid JSON."
    )
}
"""An example of what comes where a body of JSON cannot be read."""


def _examples(status: HTTPStatus) -> dict[str, Any]:
    code, detail = _EXAMPLES.get(status) or _CODES.get(
        status, (f"request.{status.name.lower()}", f"{status.phrase}.")
    )
    extra: dict[str, Any] = {}
    if status is HTTPStatus.UNPROCESSABLE_ENTITY:
        extra["errors"] = [{"loc": ["query", "limit"], "msg": "Not acceptable.", "type": "value"}]
    return {code: problem_example(status, code, detail, **extra)}


def _response(
    request: Request,
    *,
    status: HTTPStatus,
    code: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] = {},
) -> JSONResponse:
    document = problem_document(
        status=status, code=code, detail=detail, instance=request.url.path, extra=extra
    )
    return JSONResponse(
        document, status.value, headers=dict(headers or {}), media_type=PROBLEM_MEDIA_TYPE
    )


async def _on_app_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)  # noqa: S101  # Starlette dispatches by type
    return _response(
        request,
        status=error.status,
        code=error.code,
        detail=error.detail,
        headers=error.headers,
        extra=error.extra,
    )


def validation_items(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return Pydantic's errors without the input (it may be secret) and safe to send."""
    return [
        {
            "loc": [printable(part) if isinstance(part, str) else part for part in error["loc"]],
            "msg": printable(str(error["msg"])),
            "type": error["type"],
        }
        for error in errors
    ]


async def _on_validation_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    items = validation_items(error.errors())
    if any(item["type"] == "json_invalid" for item in items):
        code, detail = "request.malformed_json", "The body is not valid JSON."
    else:
        where = ", ".join(dict.fromkeys(".".join(map(str, item["loc"])) for item in items))
        code, detail = "request.invalid", f"Not acceptable: {where}."
    return _response(
        request,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        code=code,
        detail=detail,
        extra={"errors": items},
    )


def http_problem(status: HTTPStatus, *, instance: str, reason: str = "") -> dict[str, Any]:
    """Return the problem for a status that the framework itself answers with."""
    code, detail = _CODES.get(
        status, (f"request.{status.name.lower()}", f"{status.phrase}: {reason}.")
    )
    return problem_document(status=status, code=code, detail=detail, instance=instance)


async def _on_http_exception(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    status = HTTPStatus(error.status_code)
    return JSONResponse(
        http_problem(status, instance=request.url.path, reason=error.detail),
        status.value,
        headers=dict(error.headers or {}),
        media_type=PROBLEM_MEDIA_TYPE,
    )


async def _on_dependency_down(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, _OF_DATABASE) and not is_outage(error):
        raise error
    log.warning("dependency.unavailable", error=type(error).__name__, detail=str(error)[:300])
    return await _on_app_error(request, Unavailable())


def is_outage(error: Exception) -> bool:
    """Whether the database is gone or busy, and the statement itself may well be right."""
    if isinstance(error, asyncpg.PostgresError):
        outages = (asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError)
        return isinstance(error, outages) or error.sqlstate in _BUSY_SQLSTATES
    if isinstance(error, asyncpg.InterfaceError | InterfaceError):
        # The driver has one class for a lost connection and for a mistake in using it.
        return _CLOSED in str(error)
    assert isinstance(error, DBAPIError)  # noqa: S101  # there is no other kind
    return (
        error.connection_invalidated
        or isinstance(error, OperationalError)
        or getattr(error.orig, "sqlstate", None) in _BUSY_SQLSTATES
    )


def install_problem_handlers(app: FastAPI) -> None:
    """Answer every error, foreseen or not, with a problem document."""
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_exception)
    for outage in (*_OF_DATABASE, PoolTimeoutError, OSError, TimeoutError):
        app.add_exception_handler(outage, _on_dependency_down)
