"""Spans: their ids are those that are passed on, and a trace is recorded everywhere or nowhere."""

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace.status import StatusCode
from privet_shared.context import RequestContext
from privet_shared.settings import Settings
from privet_shared.telemetry import SpanRecorder

CALLER = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


@pytest.fixture
def record():
    """Return a function that records one span and gives what was exported."""

    def record(context, *, parent=None, share=1.0, **more):
        exporter = InMemorySpanExporter()
        recorder = SpanRecorder(exporter, service="x-service", version="1", share=share)
        attributes = {"http.route": "/x"}
        recorder.record(
            "GET /x", context, parent=parent, seconds=0.5, attributes=attributes, **more
        )
        recorder.close()
        return exporter.get_finished_spans()

    return record


def test_a_span_belongs_to_the_trace_that_it_came_with(record):
    context = RequestContext.accept(None, CALLER)
    (span,) = record(context, parent=CALLER)
    assert f"{span.context.trace_id:032x}" == "a" * 32
    assert f"{span.context.span_id:016x}" == context.traceparent.split("-")[2]
    assert f"{span.parent.span_id:016x}" == "b" * 16
    assert span.end_time - span.start_time == 500_000_000
    assert span.resource.attributes["service.name"] == "x-service"
    assert dict(span.attributes) == {"http.route": "/x"}
    assert span.status.status_code is StatusCode.UNSET


@pytest.mark.parametrize("parent", [None, "", "nonsense", CALLER])
def test_a_trace_that_begins_here_has_no_parent(record, parent):
    (span,) = record(RequestContext.accept(None, None), parent=parent)
    assert span.parent is None


def test_a_failure_is_marked(record):
    (span,) = record(RequestContext.accept(None, None), failed=True)
    assert span.status.status_code is StatusCode.ERROR


def test_a_caller_who_does_not_sample_is_followed(record):
    assert record(RequestContext.accept(None, CALLER[:-2] + "00")) == ()


def test_the_share_is_taken_by_trace(record):
    contexts = [RequestContext.accept(None, None) for _ in range(400)]
    first = [bool(record(each, share=0.25)) for each in contexts[:40]]
    assert first == [bool(record(each, share=0.25)) for each in contexts[:40]]
    assert 40 < sum(bool(record(each, share=0.25)) for each in contexts) < 160


def test_without_a_collector_there_are_no_spans():
    assert SpanRecorder.of(Settings(), service="x") is None
