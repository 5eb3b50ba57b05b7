"""The JWK Set of the auth service, as the verifiers fetch it."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from privet_shared.auth.jwk import JwtAlgorithm
from privet_shared.auth.keys import PublishedKeys
from privet_shared.auth.tokens import TokenCodec
from privet_shared.errors import Unavailable
from privet_shared.settings import Settings

PATH = "/.well-known/jwks.json"
TIMEOUT_SECONDS = 2.0


def verifying_codec(settings: Settings, auth_service_url: str) -> TokenCodec:
    """Return the codec of a process that issues no tokens for people."""
    secret = settings.jwt_secret.get_secret_value()
    if settings.jwt_algorithm is JwtAlgorithm.HS256:
        return TokenCodec(secret)
    return TokenCodec(secret, PublishedKeys(key_set_fetcher(auth_service_url)))


def key_set_fetcher(auth_service_url: str) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Return a function that fetches the set; it raises ``Unavailable``."""

    async def fetch() -> dict[str, Any]:
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
                response = await client.get(auth_service_url + PATH)
                response.raise_for_status()
                found: dict[str, Any] = response.json()
                return found
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable from error

    return fetch
