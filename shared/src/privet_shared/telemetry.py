"""Spans for OpenTelemetry, made when a request is over: nothing is paid for while it runs.

The ids are those of the request's own trace context, which every process passes on, so a trace
leads from the gateway through services to whoever handled their events.
"""

import time
from collections.abc import Mapping
from typing import Self

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.util.instrumentation import InstrumentationScope
from opentelemetry.trace import SpanContext, SpanKind, TraceFlags
from opentelemetry.trace.status import Status, StatusCode

from privet_shared.context import RequestContext
from privet_shared.settings import Settings

Attributes = Mapping[str, str | int | bool]

_SCOPE = InstrumentationScope("privet")
_SAMPLED = "01"
_ONE = 1 << 32


class SpanRecorder:
    """Hands spans to a collector, in batches, from a thread of its own."""

    def __init__(
        self, exporter: SpanExporter, *, service: str, version: str, share: float = 1.0
    ) -> None:
        self._resource = Resource.create({SERVICE_NAME: service, SERVICE_VERSION: version})
        self._processor = BatchSpanProcessor(exporter)
        self._limit = int(share * _ONE)

    @classmethod
    def of(cls, settings: Settings, *, service: str) -> Self | None:
        """Return a recorder, None when no collector is configured."""
        endpoint = settings.otel_exporter_otlp_endpoint
        if endpoint is None:
            return None
        exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
        return cls(
            exporter,
            service=service,
            version=settings.version,
            share=settings.otel_traces_sampler_arg,
        )

    def record(
        self,
        name: str,
        context: RequestContext,
        *,
        parent: str | None,
        seconds: float,
        attributes: Attributes,
        failed: bool = False,
        kind: SpanKind = SpanKind.SERVER,
    ) -> None:
        """Record a span that has just ended; ``parent`` is the ``traceparent`` that it came with.

        Of a trace all processes record all or nothing: the share is taken by its id.
        """
        _, trace_id, span_id, flags = context.traceparent.split("-")
        if flags != _SAMPLED or int(trace_id[-8:], 16) >= self._limit:
            return
        ended = time.time_ns()
        self._processor.on_end(
            ReadableSpan(
                name=name,
                context=_span_context(trace_id, span_id, is_remote=False),
                parent=_parent(parent, trace_id),
                resource=self._resource,
                attributes=attributes,
                kind=kind,
                instrumentation_scope=_SCOPE,
                status=Status(StatusCode.ERROR if failed else StatusCode.UNSET),
                start_time=ended - int(seconds * 1e9),
                end_time=ended,
            )
        )

    def close(self) -> None:
        """Send what is left."""
        self._processor.shutdown()  # type: ignore[no-untyped-call]  # the library's


def http_attributes(method: str, route: str, status: int) -> Attributes:
    """Return the attributes of a served request (OpenTelemetry's HTTP semantic conventions)."""
    return {
        "http.request.method": method,
        "http.route": route,
        "http.response.status_code": status,
    }


def _parent(traceparent: str | None, trace_id: str) -> SpanContext | None:
    """Return the caller's span, None when the trace begins here."""
    parts = (traceparent or "").split("-")
    if len(parts) != 4 or parts[1] != trace_id:  # noqa: PLR2004  # version, trace, span, flags
        return None
    return _span_context(parts[1], parts[2], is_remote=True)


def _span_context(trace_id: str, span_id: str, *, is_remote: bool) -> SpanContext:
    flags = TraceFlags(TraceFlags.SAMPLED)
    return SpanContext(int(trace_id, 16), int(span_id, 16), is_remote, flags)
