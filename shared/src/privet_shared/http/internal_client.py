"""Calls from one service to another: rare, short, and with a fallback for the caller."""

from typing import Any

import httpx
import stamina
import structlog

from privet_shared.auth.tokens import TokenCodec
from privet_shared.context import REQUEST_ID_HEADER, TRACEPARENT_HEADER, current_context
from privet_shared.errors import Unavailable

TIMEOUT_SECONDS = 1.0
EXPORT_SECONDS = 10.0
"""Gathering everything about a person may take longer than looking one thing up."""

log = structlog.get_logger(__name__)


class InternalClient:
    """Reads another service's internal endpoints with a service token."""

    def __init__(self, *, base_url: str, service: str, tokens: TokenCodec) -> None:
        self._service = service
        self._tokens = tokens
        self._http = httpx.AsyncClient(base_url=base_url, timeout=TIMEOUT_SECONDS)

    async def find(self, path: str) -> dict[str, Any] | None:
        """Return the object at ``path``, None when there is none.

        Raises ``Unavailable`` when the other service does not give an answer in time.
        """
        try:
            response = await self._get(path)
            if response.status_code == httpx.codes.NOT_FOUND:
                return None
            response.raise_for_status()
        except httpx.HTTPError as error:
            log.warning("internal_call.failed", path=path, error=type(error).__name__)
            raise Unavailable from error
        found: dict[str, Any] = response.json()
        return found

    @stamina.retry(on=httpx.TransportError, attempts=2, timeout=EXPORT_SECONDS, wait_max=0.1)
    async def _get(self, path: str) -> httpx.Response:
        context = current_context()
        timeout = EXPORT_SECONDS if path.endswith("/export") else TIMEOUT_SECONDS
        return await self._http.get(
            path,
            timeout=timeout,
            headers={
                "Authorization": f"Bearer {self._tokens.encode_service(self._service)}",
                REQUEST_ID_HEADER: context.request_id,
                TRACEPARENT_HEADER: context.traceparent,
            },
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


class InternalClients:
    """One client per service that is called; closed together."""

    def __init__(self, *, service: str, tokens: TokenCodec) -> None:
        self._service = service
        self._tokens = tokens
        self._clients: list[InternalClient] = []

    def at(self, base_url: str) -> InternalClient:
        """Return a client of the service at ``base_url``."""
        client = InternalClient(base_url=base_url, service=self._service, tokens=self._tokens)
        self._clients.append(client)
        return client

    async def close(self) -> None:
        """Close every client."""
        for client in self._clients:
            await client.close()
