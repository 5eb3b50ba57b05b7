"""The routes in force, and how others take their place while requests are served."""

from collections.abc import Callable, Iterable
from pathlib import Path

import structlog

from gateway.application import GatewayApplication
from gateway.metrics import Metrics
from gateway.openapi import MergedDocument
from gateway.proxy.balancer import CanaryService, Service
from gateway.proxy.forward import Proxy
from gateway.route_file import BadRouteFile, Canary, RouteFile, load_routes
from gateway.routes import Route, RouteTable, Upstream

log = structlog.get_logger(__name__)


class RouteReloader:
    """Reads the route file again; one that is bad changes nothing."""

    def __init__(
        self,
        path: Path,
        *,
        make_table: Callable[[Iterable[Route]], RouteTable],
        application: GatewayApplication,
        document: MergedDocument,
        proxy: Proxy,
        make_service: Callable[[str, str], Service],
        metrics: Metrics,
    ) -> None:
        self._path = path
        self._make_table = make_table
        self._application = application
        self._document = document
        self._proxy = proxy
        self._make_service = make_service
        self._metrics = metrics
        self._canaries: dict[Upstream, CanaryService] = {}

    def reload(self) -> None:
        """Use what the file says now, or log why that cannot be done."""
        try:
            found = load_routes(self._path)
            self.require_served(found.routes)
        except BadRouteFile as error:
            self._metrics.routes_reloaded(is_good=False)
            log.error("routes.refused", reason=str(error))  # noqa: TRY400  # the reason is enough
            return
        self._metrics.routes_reloaded(is_good=True)
        self._application.use_routes(self._make_table(found.routes))
        self._document.use_routes(found.routes)
        self.use_canaries(found)
        log.info("routes.reloaded", routes=len(found.routes), canaries=list(found.canaries))

    def require_served(self, routes: Iterable[Route]) -> None:
        """Raise ``BadRouteFile`` for a path that the gateway is to serve itself and cannot."""
        for route in routes:
            if not self._application.serves(route):
                raise BadRouteFile(
                    f"{self._path}: the gateway itself has nothing at {route.template}"
                )

    def use_canaries(self, found: RouteFile) -> None:
        """Send a share of the callers to the canaries of the file."""
        old = self._canaries
        self._canaries = {
            upstream: self._canary(upstream, canary) for upstream, canary in found.canaries.items()
        }
        self._proxy.use_canaries(self._canaries)
        for canary in old.values():
            canary.service.close()

    @property
    def canaries(self) -> list[Service]:
        """The services that get a share of the callers just now."""
        return [canary.service for canary in self._canaries.values()]

    def close(self) -> None:
        """Drop the canaries' idle connections."""
        for canary in self._canaries.values():
            canary.service.close()

    def _canary(self, upstream: Upstream, canary: Canary) -> CanaryService:
        service = self._make_service(f"{upstream.value} canary", canary.url)
        return CanaryService(service, percent=canary.percent)
