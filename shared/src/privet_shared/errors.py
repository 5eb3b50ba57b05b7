"""The one error type of the platform: an HTTP status, a stable code and a readable sentence.

Services subclass the kinds below and name each error by the fact, such as ``TicketNotFound``.
One handler (``privet_shared.http.problems``) turns them into RFC 9457 problem documents.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar


class AppError(Exception):
    """An error that a caller may see.

    ``code`` is stable and machine-readable (``ticket.invalid_transition``); ``detail`` is a
    sentence for people; ``extra`` becomes extension members of the problem document.
    """

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    code: ClassVar[str] = "request.bad"
    message: ClassVar[str] = "The request cannot be served as sent."

    def __init__(
        self,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        self.detail = detail or self.message
        self.headers = dict(headers or {})
        self.extra = extra
        super().__init__(self.detail)


class BadRequest(AppError):
    """The request is malformed (400)."""


class Unauthorized(AppError):
    """No valid credentials (401, with the ``WWW-Authenticate`` of RFC 6750 §3)."""

    status = HTTPStatus.UNAUTHORIZED
    code = "auth.required"
    message = "This needs a valid access token."

    def __init__(self, detail: str | None = None, **extra: Any) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"}, **extra)


class Forbidden(AppError):
    """Known, but not allowed (403)."""

    status = HTTPStatus.FORBIDDEN
    code = "auth.forbidden"
    message = "You may not do this."


class NotFound(AppError):
    """Does not exist, or is not the caller's: the same answer for both (404)."""

    status = HTTPStatus.NOT_FOUND
    code = "request.not_found"
    message = "There is nothing at this address."


class Conflict(AppError):
    """At odds with the present state (409)."""

    status = HTTPStatus.CONFLICT
    code = "request.conflict"
    message = "This conflicts with the present state."


class PreconditionFailed(AppError):
    """``If-Match`` named an older version (412, RFC 9110 §13.1.1)."""

    status = HTTPStatus.PRECONDITION_FAILED
    code = "request.stale"
    message = "The object has changed since you read it: read it again, then retry."


class Unprocessable(AppError):
    """Well formed, but a value is not acceptable (422)."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "request.invalid"
    message = "A value in the request is not acceptable."


class TooManyRequests(AppError):
    """A rate limit is used up (429)."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "request.rate_limited"
    message = "Too many requests: wait a little, then try again."


class Unavailable(AppError):
    """A part that this needs does not answer just now (503, with ``Retry-After`` in seconds)."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "service.unavailable"
    message = "A part that this needs does not answer just now: try again in a moment."

    def __init__(self, detail: str | None = None, **extra: Any) -> None:
        super().__init__(detail, headers={"Retry-After": "1"}, **extra)


class IdempotencyKeyReused(Unprocessable):
    """The same ``Idempotency-Key`` came with another body."""

    code = "idempotency.key_reused"
    message = "This Idempotency-Key was used with another request body."


class IdempotencyInProgress(Conflict):
    """The first request with this ``Idempotency-Key`` is still running."""

    code = "idempotency.in_progress"
    message = "A request with this Idempotency-Key is still being served: try again in a moment."


class BadCursor(Unprocessable):
    """``cursor`` is not one that a list gave out."""

    code = "pagination.bad_cursor"
    message = "The cursor is not one that this list gave out."
