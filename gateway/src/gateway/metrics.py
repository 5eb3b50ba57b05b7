"""What the gateway counts, for Prometheus."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from gateway.exchange import Exchange
from gateway.routes import Timeout

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
UNKNOWN = "unknown"
_STREAMS = frozenset({"/api/v1/events", "/api/v1/events/ws"})


class Metrics:
    """The gateway's figures; each process has its own.

    Requests are labelled by the route's template, never by the path, so that nobody can make up
    labels. Event streams are counted but not timed: they last as long as their clients stay.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "privet_gateway_requests",
            "Requests answered, by route template, service and status.",
            ("method", "route", "upstream", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "privet_gateway_request_seconds",
            "Seconds from a request's head to the end of its answer.",
            ("route", "upstream"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._failures = Counter(
            "privet_gateway_upstream_failures",
            "Requests that a service did not answer properly, by reason.",
            ("upstream", "reason"),
            registry=self.registry,
        )
        # Looking a child up by its labels costs more than counting.
        self._request_child = cache(self._requests.labels)
        self._seconds_child = cache(self._seconds.labels)

    def observe(self, exchange: Exchange, seconds: float) -> None:
        """Count an answered request."""
        route = exchange.route
        if route is None:
            self._request_child(UNKNOWN, UNKNOWN, UNKNOWN, str(exchange.status)).inc()
            return
        labels = route.template, route.upstream.value
        self._request_child(route.method, *labels, str(exchange.status)).inc()
        if route.timeout is not Timeout.STREAM and route.template not in _STREAMS:
            self._seconds_child(*labels).observe(seconds)

    def upstream_failed(self, upstream: str, reason: str) -> None:
        """Count a request that a service did not answer properly."""
        self._failures.labels(upstream, reason).inc()

    def watch(self, name: str, description: str, read: Callable[[], float]) -> None:
        """Show a figure that is read whenever somebody asks."""
        Gauge(f"privet_gateway_{name}", description, registry=self.registry).set_function(read)

    def watch_services(
        self, name: str, description: str, reads: Mapping[str, Callable[[], float]]
    ) -> None:
        """Show a figure of each service, read whenever somebody asks."""
        gauge = Gauge(f"privet_gateway_{name}", description, ("upstream",), registry=self.registry)
        for upstream, read in reads.items():
            gauge.labels(upstream).set_function(read)

    @contextlib.contextmanager
    def served(self, host: str, port: int | None) -> Iterator[None]:
        """Answer ``GET /metrics`` on a port of its own, which is not for the public."""
        if port is None:
            yield
            return
        server, thread = start_http_server(port, addr=host, registry=self.registry)
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
