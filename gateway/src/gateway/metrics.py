"""What the gateway counts, for Prometheus."""

import contextlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from prometheus_client import CollectorRegistry, Counter, Gauge, Metric, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from gateway.routes import Route, Timeout

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
UNKNOWN = "unknown"
_STREAMS = frozenset({"/api/v1/events", "/api/v1/events/ws"})


@dataclass(slots=True)
class _Tally:
    """What was answered on one route; ``buckets`` are not cumulative, the last is beyond all."""

    labels: tuple[str, str, str]
    statuses: dict[int, int] = field(default_factory=dict)
    buckets: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    seconds: float = 0.0


class _Requests(Collector):
    """Requests by route, kept as plain numbers: they are counted far more often than read."""

    def __init__(self) -> None:
        self._tallies: dict[Route | None, _Tally] = {}

    def observe(self, route: Route | None, status: int, seconds: float) -> None:
        """Count an answered request."""
        tally = self._tallies.get(route)
        if tally is None:
            labels = (
                (UNKNOWN, UNKNOWN, UNKNOWN)
                if route is None
                else (route.method, route.template, route.upstream.value)
            )
            tally = self._tallies[route] = _Tally(labels)
        tally.statuses[status] = tally.statuses.get(status, 0) + 1
        tally.buckets[bisect_left(BUCKETS, seconds)] += 1
        tally.seconds += seconds

    def collect(self) -> Iterator[Metric]:
        """Give the figures in the form in which they are shown."""
        answered = CounterMetricFamily(
            "privet_gateway_requests",
            "Requests answered, by route template, service and status.",
            labels=("method", "route", "upstream", "status"),
        )
        lasted = HistogramMetricFamily(
            "privet_gateway_request_seconds",
            "Seconds from a request's head to the end of its answer.",
            labels=("method", "route", "upstream"),
        )
        for route, tally in list(self._tallies.items()):
            for status, count in list(tally.statuses.items()):
                answered.add_metric((*tally.labels, str(status)), count)
            if route is not None and not _is_stream(route):
                bounds = [*(str(bound) for bound in BUCKETS), "+Inf"]
                buckets = list(zip(bounds, accumulate(tally.buckets), strict=True))
                lasted.add_metric(tally.labels, buckets, tally.seconds)
        yield answered
        yield lasted


def _is_stream(route: Route) -> bool:
    return route.timeout is Timeout.STREAM or route.template in _STREAMS


class _ServiceFigures(Collector):
    """A figure of each service; those of canaries come and go with the route file."""

    def __init__(
        self, name: str, description: str, read: Callable[[], Mapping[str, float]]
    ) -> None:
        self._name = name
        self._description = description
        self._read = read

    def collect(self) -> Iterator[Metric]:
        """Give the figure of each in the form in which it is shown."""
        family = GaugeMetricFamily(self._name, self._description, labels=("upstream",))
        for upstream, figure in self._read().items():
            family.add_metric((upstream,), figure)
        yield family


class Metrics:
    """The gateway's figures; each process has its own.

    Requests are labelled by the route's template, never by the path, so that nobody can make up
    labels. Event streams are counted but not timed: they last as long as their clients stay.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        requests = _Requests()
        self.registry.register(requests)
        self.observe = requests.observe
        self._failures = Counter(
            "privet_gateway_upstream_failures",
            "Requests that a service did not answer properly, by reason.",
            ("upstream", "reason"),
            registry=self.registry,
        )

        self._retries = Counter(
            "privet_gateway_upstream_retries",
            "Requests that were sent to a service once more.",
            ("upstream",),
            registry=self.registry,
        )

        self._openings = Counter(
            "privet_gateway_breaker_openings",
            "Times that an instance of a service was left out because it failed.",
            ("upstream",),
            registry=self.registry,
        )

        self._clients = Counter(
            "privet_gateway_client_failures",
            "Requests whose client left, or was too slow to send or to read, by reason.",
            ("reason",),
            registry=self.registry,
        )

        self._redis = Counter(
            "privet_gateway_redis_failures",
            "Calls to Redis that failed, by what was done without it.",
            ("use",),
            registry=self.registry,
        )

        self._reloads = Counter(
            "privet_gateway_route_reloads",
            "Times that the route file was read again, by outcome.",
            ("outcome",),
            registry=self.registry,
        )

        self._cache = Counter(
            "privet_gateway_cache_requests",
            "Requests that may share answers: kept ones, fetches, and those that joined a fetch.",
            ("outcome",),
            registry=self.registry,
        )

    def cache_used(self, outcome: str) -> None:
        """Count a request that may share answers."""
        self._cache.labels(outcome).inc()

    def routes_reloaded(self, *, is_good: bool) -> None:
        """Count a reading of the route file."""
        self._reloads.labels("taken" if is_good else "refused").inc()

    def upstream_failed(self, upstream: str, reason: str) -> None:
        """Count a request that a service did not answer properly."""
        self._failures.labels(upstream, reason).inc()

    def upstream_retried(self, upstream: str) -> None:
        """Count a request that is sent once more."""
        self._retries.labels(upstream).inc()

    def breaker_opened(self, upstream: str) -> None:
        """Count an instance that is left out."""
        self._openings.labels(upstream).inc()

    def client_failed(self, reason: str) -> None:
        """Count a request that its client did not see through."""
        self._clients.labels(reason).inc()

    def redis_failed(self, use: str) -> None:
        """Count a call to Redis that failed."""
        self._redis.labels(use).inc()

    def watch(self, name: str, description: str, read: Callable[[], float]) -> None:
        """Show a figure that is read whenever somebody asks."""
        Gauge(f"privet_gateway_{name}", description, registry=self.registry).set_function(read)

    def watch_services(
        self, name: str, description: str, read: Callable[[], Mapping[str, float]]
    ) -> None:
        """Show a figure of each service that there is whenever somebody asks."""
        self.registry.register(_ServiceFigures(f"privet_gateway_{name}", description, read))

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
