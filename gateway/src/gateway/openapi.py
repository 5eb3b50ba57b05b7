"""``/openapi.json``: the services' live documents merged, kept for a minute."""

import asyncio
import json
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from http import HTTPStatus

import structlog
from privet_shared.errors import AppError, Unavailable

from gateway.exchange import Exchange
from gateway.openapi_merge import Document, merge
from gateway.own_document import own_document
from gateway.proxy.balancer import Service
from gateway.proxy.fetch import fetch
from gateway.routes import Match, Route, Upstream

REFRESH_SECONDS = 60.0
RETRY_SECONDS = 2.0
FETCH_SECONDS = 3.0

log = structlog.get_logger(__name__)


class DocumentUnavailable(Unavailable):
    """A service has not yet told what it serves."""

    code = "openapi.incomplete"


class MergedDocument:
    """The merged document; a service that is down is shown as it was last known."""

    def __init__(
        self,
        routes: Iterable[Route],
        services: Mapping[Upstream, Service],
        *,
        version: str,
    ) -> None:
        self._routes = tuple(routes)
        self._services = services
        self._version = version
        self._known: dict[Upstream, Document] = {}
        self._encoded = b""
        self._etag = b""
        self._fresh_until = 0.0
        self._refreshing = asyncio.Lock()

    async def serve(self, exchange: Exchange, _match: Match) -> None:
        """Answer with the document; raises ``DocumentUnavailable``."""
        async with self._refreshing:
            if time.monotonic() >= self._fresh_until:
                await self._refresh()
        missing = sorted(upstream for upstream in self._services if upstream not in self._known)
        if missing:
            raise DocumentUnavailable(f"Not known yet: {', '.join(missing)}.", missing=missing)
        headers = [(b"etag", self._etag), (b"cache-control", b"no-cache")]
        if exchange.header(b"if-none-match") == self._etag:
            await exchange.answer(HTTPStatus.NOT_MODIFIED, headers=headers)
        else:
            await exchange.answer(HTTPStatus.OK, self._encoded, headers=headers)

    async def _refresh(self) -> None:
        fetched = await asyncio.gather(*(self._fetch(upstream) for upstream in self._services))
        for upstream, document in zip(self._services, fetched, strict=True):
            if document is not None:
                self._known[upstream] = document
        lifetime = REFRESH_SECONDS if None not in fetched else RETRY_SECONDS
        self._fresh_until = time.monotonic() + lifetime
        merged = merge(
            self._routes,
            {**self._known, Upstream.GATEWAY: own_document()},
            version=self._version,
        )
        self._encoded = json.dumps(merged, ensure_ascii=False, separators=(",", ":")).encode()
        self._etag = b'"%b"' % sha256(self._encoded).hexdigest()[:32].encode()

    async def _fetch(self, upstream: Upstream) -> Document | None:
        try:
            status, body = await fetch(
                self._services[upstream], "/openapi.json", seconds=FETCH_SECONDS
            )
            document = json.loads(body) if status == HTTPStatus.OK else None
        except (AppError, ValueError) as error:
            log.warning("openapi.fetch_failed", upstream=upstream, error=type(error).__name__)
            return None
        return document if isinstance(document, dict) else None
