"""The gateway's own errors, named by the fact."""

from collections.abc import Iterable
from http import HTTPStatus

from privet_shared.errors import (
    AppError,
    BadRequest,
    NotFound,
    TooManyRequests,
    Unavailable,
    Unprocessable,
)


class RouteNotFound(NotFound):
    """The path is in no route, or is not in a form that is safe to pass on."""


class MethodNotAllowed(AppError):
    """The path is known, the method is not (RFC 9110 §15.5.6)."""

    status = HTTPStatus.METHOD_NOT_ALLOWED
    code = "request.method_not_allowed"
    message = "This address does not take that method: see the Allow header."

    def __init__(self, allowed: Iterable[str]) -> None:
        super().__init__(headers={"Allow": ", ".join(allowed)})


class UpgradeRequired(AppError):
    """The address speaks WebSocket alone (RFC 9110 §15.5.22)."""

    status = HTTPStatus.UPGRADE_REQUIRED
    code = "request.upgrade_required"
    message = "This address speaks WebSocket; for Server-Sent Events ask /api/v1/events."

    def __init__(self) -> None:
        super().__init__(headers={"Upgrade": "websocket", "Connection": "Upgrade"})


class TooManyStreams(TooManyRequests):
    """The user has as many open event streams as one may have."""

    code = "events.too_many_streams"
    message = "Too many event streams are open for this account: close one of them."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "5"})


class BodyTooLarge(AppError):
    """The request body is over the route's limit."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "request.too_large"
    message = "The request body is larger than this endpoint takes."


class BodyTooSlow(AppError):
    """The client stopped sending in the middle of the request body."""

    status = HTTPStatus.REQUEST_TIMEOUT
    code = "request.too_slow"
    message = "The request body did not arrive in time: send it again."


class UpstreamUnreachable(Unavailable):
    """No connection to the service could be made."""


class NoConnectionFree(UpstreamUnreachable):
    """As many connections to the instance are lent as may be, and none came back in time."""


class ServiceEjected(UpstreamUnreachable):
    """Every instance of the service failed lately, so none is asked for so many seconds."""

    message = "The service that answers this fails just now, and is left in peace: try again later."

    def __init__(self, *, seconds: int) -> None:
        super().__init__()
        self.headers["Retry-After"] = str(seconds)


class UpstreamBroken(AppError):
    """The service closed the connection, or what it sent is not HTTP."""

    status = HTTPStatus.BAD_GATEWAY
    code = "gateway.bad_upstream"
    message = "The service that answers this broke off: try again in a moment."


class UpstreamTooSlow(AppError):
    """The service did not answer in time."""

    status = HTTPStatus.GATEWAY_TIMEOUT
    code = "gateway.timeout"
    message = "The service that answers this took too long: try again in a moment."


class ServiceFailed(AppError):
    """Nobody foresaw this."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR
    code = "service.failed"
    message = "Something went wrong on our side; the request id helps us to find it."


class BadLastEventId(Unprocessable):
    """``Last-Event-ID`` is not an id that the event stream gave out."""

    code = "events.bad_last_event_id"
    message = "Last-Event-ID is not an id that this event stream gave out."


class ClientDisconnected(Exception):  # not an error that anyone is told
    """The client went away: there is nobody to answer."""


class ClientTooSlow(ClientDisconnected):
    """The client stopped reading its answer, which cannot be told to it any more."""


class SeveralHosts(BadRequest):
    """More than one ``Host`` header (RFC 9112 §3.2)."""

    code = "request.several_hosts"
    message = "The request has more than one Host header."


class BadFraming(BadRequest):
    """The request breaks the rules of RFC 9112, or could be read in two ways."""

    code = "request.bad_framing"
    message = "This is not a valid HTTP/1.1 request."


class TargetTooLong(AppError):
    """The request's address is longer than any of ours (RFC 9110 §15.5.15)."""

    status = HTTPStatus.REQUEST_URI_TOO_LONG
    code = "request.target_too_long"
    message = "The address is too long."


class HeadTooLarge(AppError):
    """The headers are too many or too long (RFC 6585 §5)."""

    status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    code = "request.head_too_large"
    message = "The request's headers are too many or too long."


class HeadTooSlow(AppError):
    """The headers did not arrive in time."""

    status = HTTPStatus.REQUEST_TIMEOUT
    code = "request.head_too_slow"
    message = "The request's headers did not arrive in time."


class ExpectationFailed(AppError):
    """An expectation other than ``100-continue`` (RFC 9110 §10.1.1)."""

    status = HTTPStatus.EXPECTATION_FAILED
    code = "request.expectation_failed"
    message = "The only expectation that is met here is '100-continue'."


class VersionNotSupported(BadRequest):
    """A version of HTTP other than 1.0 and 1.1, on a connection that began with these."""

    code = "request.version_not_supported"
    message = "This address speaks HTTP/1.1."


class InMaintenance(Unavailable):
    """The operators have closed the route for a while."""

    code = "service.maintenance"
    message = "This is being worked on: try again in some minutes."

    def __init__(self) -> None:
        super().__init__()
        self.headers["Retry-After"] = "60"
