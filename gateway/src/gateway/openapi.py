"""``/openapi.json``: the services' live documents merged, and merged anew when one changes."""

import asyncio
import json
import time
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import structlog
from privet_shared.errors import AppError, Unavailable

from gateway.content import Content, gzipped
from gateway.contract import VERSION
from gateway.exchange import Exchange
from gateway.openapi_merge import Document, merge
from gateway.own_document import own_document
from gateway.proxy.balancer import Service
from gateway.proxy.fetch import fetch
from gateway.routes import Match, Route, Upstream

REFRESH_SECONDS = 2.0
"""How old an answer may be: services are asked for their documents no more often than that."""
FETCH_SECONDS = 3.0
PATIENCE_SECONDS = 0.5
"""How long one who asks waits for a service before getting the document as it was last known."""

_ASK_EACH_TIME = (b"cache-control", b"no-cache")

log = structlog.get_logger(__name__)


class DocumentUnavailable(Unavailable):
    """A service has not yet told what it serves."""

    code = "openapi.incomplete"


class MergedDocument:
    """The merged document; a service that is down is shown as it was last known."""

    def __init__(self, routes: Iterable[Route], services: Mapping[Upstream, Service]) -> None:
        self._routes = tuple(routes)
        self._routes_changed = False
        self._services = services
        self._bodies: dict[Upstream, bytes] = {}
        """The services' own documents as they came last."""
        self._documents: dict[Upstream, Document] = {}
        self._content: Content | None = None
        self._fresh_until = 0.0
        self._refreshing: asyncio.Task[None] | None = None

    def use_routes(self, routes: Iterable[Route]) -> None:
        """Show the operations of other routes from now on."""
        self._routes = tuple(routes)
        self._routes_changed = True
        self._fresh_until = 0.0

    async def serve(self, exchange: Exchange, _match: Match) -> None:
        """Answer with the document; raises ``DocumentUnavailable``."""
        if time.monotonic() >= self._fresh_until:
            if self._refreshing is None or self._refreshing.done():
                self._refreshing = asyncio.create_task(self._refresh())
            patience = None if self._content is None else PATIENCE_SECONDS
            await asyncio.wait({self._refreshing}, timeout=patience)
        if self._content is None:
            missing = sorted(each for each in self._services if each not in self._documents)
            raise DocumentUnavailable(
                f"Not known yet: {', '.join(missing) or 'the whole'}.", missing=missing
            )
        await self._content.serve(exchange, [_ASK_EACH_TIME])

    async def _refresh(self) -> None:
        changed = await asyncio.gather(*(self._ask(upstream) for upstream in self._services))
        changed.append(self._routes_changed)
        if any(changed) and self._documents.keys() == self._services.keys():
            self._routes_changed = False
            try:
                self._content = await asyncio.to_thread(
                    _merged, self._routes, dict(self._documents)
                )
            except Exception:  # whatever a service says, what was known before stays
                log.exception("openapi.merge_failed")
        self._fresh_until = time.monotonic() + REFRESH_SECONDS

    async def _ask(self, upstream: Upstream) -> bool:
        """Take the service's document; return whether it is another than before."""
        try:
            status, body = await fetch(
                self._services[upstream], "/openapi.json", seconds=FETCH_SECONDS
            )
            if status == HTTPStatus.OK and body == self._bodies.get(upstream):
                return False
            document = _parsed(body) if status == HTTPStatus.OK else None
        except (AppError, ValueError) as error:
            log.warning("openapi.fetch_failed", upstream=upstream, error=type(error).__name__)
            return False
        if document is None:
            log.warning("openapi.no_document", upstream=upstream, status=status)
            return False
        self._bodies[upstream] = body
        self._documents[upstream] = document
        return True


def _merged(routes: Iterable[Route], documents: Mapping[Upstream, Document]) -> Content:
    merged = merge(routes, {**documents, Upstream.GATEWAY: own_document()}, version=VERSION)
    body = json.dumps(merged, ensure_ascii=False, separators=(",", ":")).encode()
    return Content.of(body, "application/json", {"gzip": gzipped(body)})


def _parsed(body: bytes) -> Document | None:
    """Return the document, None if it is none; raises ``ValueError`` for what is not JSON."""
    document: Any = json.loads(body)
    is_document = isinstance(document, dict) and isinstance(document.get("paths"), dict)
    return document if is_document else None
