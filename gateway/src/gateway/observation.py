"""What is noted of each request: figures, a line in the access log, a span."""

import structlog
from privet_shared.telemetry import SpanRecorder, http_attributes

from gateway.exchange import Exchange
from gateway.metrics import Metrics
from gateway.routes import Timeout

SLOW_SECONDS = 1.0
_FIRST_FAILURE, _SERVER_ERROR = 400, 500
_ONE = 1 << 32

log = structlog.get_logger("privet.access")


class Observer:
    """Notes what was answered.

    The log's share is taken by the trace's id, so that it has all lines of a trace or none.
    """

    def __init__(
        self, metrics: Metrics, spans: SpanRecorder | None, *, log_share: float | None
    ) -> None:
        self._count = metrics.observe
        self._count_client_failure = metrics.client_failed
        self._spans = spans
        self._log_limit = None if log_share is None else int(log_share * _ONE)

    def note(self, exchange: Exchange, seconds: float) -> None:
        """Note an answered request, or one that nobody waited for (status 0)."""
        self._count(exchange.route, exchange.status, seconds)
        if self._is_logged(exchange, seconds):
            log.info(
                "request",
                method=exchange.method,
                path=exchange.path,
                status=exchange.status,
                complete=exchange.finished,
                ms=round(seconds * 1000, 1),
            )
        if self._spans is not None:
            self._record(self._spans, exchange, seconds)

    def note_client_failure(self, error: Exception) -> None:
        """Note that a client left, or was too slow."""
        self._count_client_failure(type(error).__name__)

    def _is_logged(self, exchange: Exchange, seconds: float) -> bool:
        """Whether there is a line of it: without an access log, of our own failures alone."""
        if self._log_limit is None:
            return exchange.status >= _SERVER_ERROR
        if exchange.status >= _FIRST_FAILURE or not exchange.finished or seconds > SLOW_SECONDS:
            return True
        return int(exchange.context.trace_id[-8:], 16) < self._log_limit

    def _record(self, spans: SpanRecorder, exchange: Exchange, seconds: float) -> None:
        route = exchange.route
        if route is not None and route.timeout is Timeout.STREAM:
            return
        traceparent = exchange.header(b"traceparent")
        template = "unknown" if route is None else route.template
        spans.record(
            f"{exchange.method} {template}",
            exchange.context,
            parent=None if traceparent is None else traceparent.decode("latin-1"),
            seconds=seconds,
            attributes=http_attributes(exchange.method, template, exchange.status),
            failed=exchange.status >= _SERVER_ERROR,
        )
