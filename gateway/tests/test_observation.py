"""What is noted of requests: lines in the access log, spans at a collector."""

import contextlib
import gzip
import http.server
import threading

import pytest
import structlog
from gateway.exchange import Exchange
from gateway.head import RequestHead
from gateway.metrics import Metrics
from gateway.observation import Observer
from gateway_support import run_gateway, until
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from gateway import observation


@contextlib.contextmanager
def collector():
    """Run an OTLP collector; yields its address and the spans that it got."""
    spans = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            if self.headers.get("content-encoding") == "gzip":
                body = gzip.decompress(body)
            request = ExportTraceServiceRequest.FromString(body)
            for resource in request.resource_spans:
                for scope in resource.scope_spans:
                    spans.extend(scope.spans)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", spans
    finally:
        server.shutdown()
        server.server_close()


async def test_a_span_leads_from_the_client_to_the_service(quiet_options, services):
    parent = "00-" + "c" * 32 + "-" + "d" * 16 + "-01"
    with collector() as (url, spans):
        options = {**quiet_options, "otel_exporter_otlp_endpoint": url}
        async with run_gateway(**options) as gateway:
            await gateway.get("/api/v1/test/echo", headers={"traceparent": parent})
        await until(lambda: spans)
    (span,) = spans
    attributes = {each.key: each.value for each in span.attributes}
    assert span.name == "GET /api/v1/test/{behaviour}"
    assert span.trace_id.hex() == "c" * 32
    assert span.parent_span_id.hex() == "d" * 16
    assert attributes["http.response.status_code"].int_value == 200
    (passed_on,) = services.ticket.seen[-1].values("traceparent")
    assert passed_on == f"00-{'c' * 32}-{span.span_id.hex()}-01"


async def test_a_collector_that_is_gone_costs_no_request(quiet_options):
    options = {**quiet_options, "otel_exporter_otlp_endpoint": "http://127.0.0.1:1"}
    async with run_gateway(**options) as gateway:
        assert (await gateway.get("/api/v1/test/echo")).status_code == 200


def exchange(status, *, finished=True):
    made = Exchange(None, RequestHead("GET", b"/x", b"", [], {}), "127.0.0.1", "http")
    made.status, made.finished = status, finished
    return made


@pytest.fixture
def lines(monkeypatch):
    """Return a function that gives the statuses that are logged."""

    def lines(share, *requests):
        logged = structlog.testing.CapturingLogger()
        monkeypatch.setattr(observation, "log", logged)
        observer = Observer(Metrics(), None, log_share=share)
        for request, seconds in requests:
            observer.note(request, seconds)
        return [call.kwargs["status"] for call in logged.calls]

    return lines


@pytest.mark.parametrize(
    ("share", "logged"),
    [(1.0, [200, 200, 404, 503, 200]), (0.0, [200, 404, 503, 200]), (None, [503])],
)
def test_failures_and_slow_requests_are_always_logged(lines, share, logged):
    quick, slow, cut = exchange(200), exchange(200), exchange(200, finished=False)
    requests = ((quick, 0.1), (slow, 2.0), (exchange(404), 0.1), (exchange(503), 0.1), (cut, 0.1))
    assert lines(share, *requests) == logged


def test_a_share_of_the_rest_is(lines):
    count = len(lines(0.3, *((exchange(200), 0.01) for _ in range(1000))))
    assert 200 < count < 400
