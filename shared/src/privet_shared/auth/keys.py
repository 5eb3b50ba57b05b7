"""Keys of access and refresh tokens: one shared secret, or pairs known by JWK Set."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import jwt
import structlog

from privet_shared.auth.jwk import (
    JwtAlgorithm,
    PublicKey,
    algorithm_of,
    key_id,
    load_private_key,
    public_jwk,
    read_jwk,
)
from privet_shared.errors import Unavailable

REFRESH_SECONDS = 300.0
"""How old a fetched key set may grow: as long as the endpoint lets caches keep it."""
MIN_REFRESH_SECONDS = 10.0
"""How soon an unknown key may have the set fetched again, so that forged tokens cause no flood."""
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.+?-----END [A-Z ]+-----", re.DOTALL)

log = structlog.get_logger(__name__)


class CannotSign(RuntimeError):
    """This process knows public keys alone."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What signs: the key, its algorithm, and its id where it has one."""

    key: Any
    algorithm: JwtAlgorithm
    name: str | None = None


class TokenKeys(Protocol):
    """What signs tokens and what verifies them."""

    def signing(self) -> SigningKey:
        """Return the key that signs; raises ``CannotSign``."""
        ...

    def find(self, token: str) -> tuple[Any, JwtAlgorithm] | None:
        """Return the key that verifies ``token`` and its algorithm, None when it is not known."""
        ...

    async def prepare(self, token: str) -> None:
        """Learn the key of ``token`` if that can be done; raises ``Unavailable``."""
        ...


class SharedSecret:
    """One secret that signs and verifies."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def signing(self) -> SigningKey:
        """Return the secret."""
        return SigningKey(self._secret, JwtAlgorithm.HS256)

    def find(self, token: str) -> tuple[Any, JwtAlgorithm] | None:  # noqa: ARG002  # the protocol's
        """Return the secret."""
        return self._secret, JwtAlgorithm.HS256

    async def prepare(self, token: str) -> None:
        """There is nothing to learn."""


class KeyPairs:
    """Ed25519, P-256 or RSA pairs, PEM blocks one after the other; ``\\n`` may stand for line ends.

    The first signs, the others still verify and are published: a new key is added last, becomes
    the first when every verifier knows it, and the old one goes when its tokens have expired.
    Raises ``ValueError`` for anything else.
    """

    def __init__(self, pem: str) -> None:
        blocks = _PEM.findall(pem.replace("\\n", "\n"))
        if not blocks:
            raise ValueError("must hold at least one private key as PEM")
        self._pairs = {key_id(key.public_key()): key for key in map(load_private_key, blocks)}

    @property
    def algorithm(self) -> JwtAlgorithm:
        """That of the key that signs."""
        return self.signing().algorithm

    def signing(self) -> SigningKey:
        """Return the first pair's private key."""
        name, key = next(iter(self._pairs.items()))
        return SigningKey(key, algorithm_of(key.public_key()), name)

    def find(self, token: str) -> tuple[Any, JwtAlgorithm] | None:
        """Return the public key that the token's header names."""
        pair = self._pairs.get(_named(token))
        return (pair.public_key(), algorithm_of(pair.public_key())) if pair else None

    async def prepare(self, token: str) -> None:
        """Every key is known."""

    def public_set(self) -> list[dict[str, str]]:
        """Return the keys of the JWK Set (RFC 7517 §5)."""
        return [
            {
                **public_jwk(key.public_key()),
                "kid": name,
                "use": "sig",
                "alg": algorithm_of(key.public_key()),
            }
            for name, key in self._pairs.items()
        ]


class PublishedKeys:
    """Public keys, fetched when they are first needed, when one is unknown, and now and then.

    ``fetch`` returns a JWK Set and raises ``Unavailable``.
    """

    def __init__(
        self,
        fetch: Callable[[], Awaitable[Mapping[str, Any]]],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._keys: dict[str, PublicKey] = {}
        self._asked_at = self._learnt_at = float("-inf")
        self._lock = asyncio.Lock()
        self._renewal: asyncio.Task[None] | None = None

    def signing(self) -> SigningKey:
        """Refuse."""
        raise CannotSign

    def find(self, token: str) -> tuple[Any, JwtAlgorithm] | None:
        """Return the public key that the token's header names."""
        key = self._keys.get(_named(token))
        return (key, algorithm_of(key)) if key else None

    async def prepare(self, token: str) -> None:
        """Fetch the set when it lacks the token's key, but not again and again.

        A known key waits for nothing: an old set is fetched anew in the background.

        Raises ``Unavailable`` when the key is unknown and the set cannot be had.
        """
        name = _named(token)
        if name in self._keys:
            if self._may_ask(REFRESH_SECONDS - MIN_REFRESH_SECONDS):
                self._asked_at = self._clock()
                self._renewal = asyncio.create_task(self._refresh())
            return
        if not name:
            return
        async with self._lock:
            if name not in self._keys and self._may_ask(0):
                self._asked_at = self._clock()
                try:
                    await self._refresh()
                except asyncio.CancelledError:
                    self._asked_at = float("-inf")
                    raise
        if name not in self._keys and self._learnt_at < self._asked_at:
            raise Unavailable

    def _may_ask(self, learnt_ago: float) -> bool:
        now = self._clock()
        is_due = now - self._learnt_at >= learnt_ago + MIN_REFRESH_SECONDS or not learnt_ago
        return is_due and now - self._asked_at >= MIN_REFRESH_SECONDS

    async def _refresh(self) -> None:
        try:
            found = (await self._fetch()).get("keys", ())
        except Unavailable:
            log.warning("jwks.unavailable", known=len(self._keys))
            return
        read = [key for jwk in found if (key := read_jwk(jwk)) is not None]
        keys = {key_id(key): key for key in read}
        if not keys:
            log.warning("jwks.empty", known=len(self._keys))
            return
        self._keys = keys
        self._learnt_at = self._clock()


def _named(token: str) -> str:
    """Return the ``kid`` of the token's header, nothing when there is none to read."""
    try:
        return str(jwt.get_unverified_header(token).get("kid", ""))
    except jwt.InvalidTokenError:
        return ""
