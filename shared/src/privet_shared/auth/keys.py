"""Keys of access and refresh tokens: one shared secret, or Ed25519 pairs known by JWK Set."""

import asyncio
import base64
import contextlib
import hashlib
import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

import jwt
import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import OKPAlgorithm

from privet_shared.errors import Unavailable

REFRESH_SECONDS = 300.0
"""How old a fetched key set may grow: as long as the endpoint lets caches keep it."""
MIN_REFRESH_SECONDS = 10.0
"""How soon an unknown key may have the set fetched again, so that forged tokens cause no flood."""
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.+?-----END [A-Z ]+-----", re.DOTALL)

log = structlog.get_logger(__name__)


class JwtAlgorithm(StrEnum):
    """Signature algorithms (RFC 7518 §3.1, RFC 8037 §3.1) that the platform issues."""

    HS256 = "HS256"
    EDDSA = "EdDSA"


class CannotSign(RuntimeError):
    """This process knows public keys alone."""


class TokenKeys(Protocol):
    """What signs tokens and what verifies them."""

    algorithm: JwtAlgorithm

    def signing(self) -> tuple[Any, str | None]:
        """Return the key that signs and its id; raises ``CannotSign``."""
        ...

    def find(self, token: str) -> Any | None:
        """Return the key that verifies ``token``, None when it is not known."""
        ...

    async def prepare(self, token: str) -> None:
        """Learn the key of ``token`` if that can be done; raises ``Unavailable``."""
        ...


class SharedSecret:
    """One secret that signs and verifies."""

    algorithm = JwtAlgorithm.HS256

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def signing(self) -> tuple[Any, str | None]:
        """Return the secret."""
        return self._secret, None

    def find(self, token: str) -> Any | None:  # noqa: ARG002  # the protocol's
        """Return the secret."""
        return self._secret

    async def prepare(self, token: str) -> None:
        """There is nothing to learn."""


class KeyPairs:
    """Ed25519 pairs, as PEM blocks one after the other; ``\\n`` may stand for line ends.

    The first signs, the others still verify and are published: a new key is added last, becomes
    the first when every verifier knows it, and the old one goes when its tokens have expired.
    Raises ``ValueError`` for anything else.
    """

    algorithm = JwtAlgorithm.EDDSA

    def __init__(self, pem: str) -> None:
        blocks = _PEM.findall(pem.replace("\\n", "\n"))
        if not blocks:
            raise ValueError("must hold at least one private key as PEM")
        self._pairs = {key_id(key.public_key()): key for key in map(_load, blocks)}

    def signing(self) -> tuple[Any, str | None]:
        """Return the first pair's private key."""
        return next((key, name) for name, key in self._pairs.items())

    def find(self, token: str) -> Any | None:
        """Return the public key that the token's header names."""
        pair = self._pairs.get(_named(token))
        return pair.public_key() if pair else None

    async def prepare(self, token: str) -> None:
        """Every key is known."""

    def public_set(self) -> list[dict[str, str]]:
        """Return the keys of the JWK Set (RFC 7517 §5)."""
        return [
            {**_public_jwk(key.public_key()), "kid": name, "use": "sig", "alg": "EdDSA"}
            for name, key in self._pairs.items()
        ]


class PublishedKeys:
    """Public keys, fetched when they are first needed, when one is unknown, and now and then.

    ``fetch`` returns a JWK Set and raises ``Unavailable``.
    """

    algorithm = JwtAlgorithm.EDDSA

    def __init__(
        self,
        fetch: Callable[[], Awaitable[Mapping[str, Any]]],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}
        self._asked_at = self._learnt_at = float("-inf")
        self._lock = asyncio.Lock()
        self._renewal: asyncio.Task[None] | None = None

    def signing(self) -> tuple[Any, str | None]:
        """Refuse."""
        raise CannotSign

    def find(self, token: str) -> Any | None:
        """Return the public key that the token's header names."""
        return self._keys.get(_named(token))

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
        keys = dict(_read(found))
        if not keys:
            log.warning("jwks.empty", known=len(self._keys))
            return
        self._keys = keys
        self._learnt_at = self._clock()


def key_id(key: Ed25519PublicKey) -> str:
    """Return the key's thumbprint (RFC 7638 §3, RFC 8037 §2)."""
    canonical = json.dumps(_public_jwk(key), separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(canonical.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _load(block: str) -> Ed25519PrivateKey:
    key = load_pem_private_key(block.encode(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("must hold Ed25519 keys alone")  # noqa: TRY004  # pydantic reports it
    return key


def _public_jwk(key: Ed25519PublicKey) -> dict[str, str]:
    jwk = OKPAlgorithm.to_jwk(key, as_dict=True)
    return {name: jwk[name] for name in ("crv", "kty", "x")}


def _read(keys: Sequence[Mapping[str, Any]]) -> list[tuple[str, Ed25519PublicKey]]:
    """Return the keys that we can use, under the name of their own thumbprint."""
    usable = []
    for jwk in keys:
        with contextlib.suppress(jwt.InvalidKeyError):
            key = OKPAlgorithm.from_jwk({name: jwk.get(name) for name in ("kty", "crv", "x")})
            if isinstance(key, Ed25519PublicKey):
                usable.append((key_id(key), key))
    return usable


def _named(token: str) -> str:
    """Return the ``kid`` of the token's header, nothing when there is none to read."""
    try:
        return str(jwt.get_unverified_header(token).get("kid", ""))
    except jwt.InvalidTokenError:
        return ""
