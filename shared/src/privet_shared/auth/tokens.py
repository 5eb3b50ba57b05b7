"""JSON Web Tokens (RFC 7519): one codec that issues and verifies them for every process."""

import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import jwt

from privet_shared.auth.jwk import JwtAlgorithm
from privet_shared.auth.keys import SharedSecret, TokenKeys
from privet_shared.auth.principal import Principal, Role
from privet_shared.clock import utc_now
from privet_shared.errors import Unauthorized
from privet_shared.ids import new_id

ACCESS_TOKEN_LIFETIME = timedelta(minutes=15)
REFRESH_TOKEN_LIFETIME = timedelta(days=30)
SERVICE_TOKEN_LIFETIME = timedelta(minutes=1)
MFA_TOKEN_LIFETIME = timedelta(minutes=5)
CLOCK_LEEWAY = timedelta(seconds=5)
MAX_KNOWN_TOKENS = 2000


class TokenType(StrEnum):
    """The ``typ`` claim: a token of one type is never taken for another."""

    ACCESS = "access"
    REFRESH = "refresh"
    SERVICE = "service"
    MFA = "mfa"
    """The password was right, the second factor is still to come."""


class InvalidToken(Unauthorized):
    """The token is malformed, forged, expired, or of another type."""

    code = "auth.invalid_token"
    message = "The token is not valid: sign in again or refresh it."


class TokenExpired(InvalidToken):
    """The token was good once."""

    code = "auth.token_expired"
    message = "The token has expired: refresh it."


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """The claims of an access or refresh token; times are whole seconds since the epoch."""

    sub: UUID
    typ: TokenType
    sid: UUID
    jti: UUID
    iat: int
    exp: int
    roles: frozenset[Role] = frozenset()

    @classmethod
    def issue(
        cls,
        typ: TokenType,
        *,
        user_id: UUID,
        session_id: UUID,
        lifetime: timedelta,
        roles: frozenset[Role] = frozenset(),
        now: datetime | None = None,
    ) -> "TokenClaims":
        """Make claims for a token that lives ``lifetime`` from ``now``."""
        issued = int((now or utc_now()).timestamp())
        return cls(
            sub=user_id,
            typ=typ,
            sid=session_id,
            jti=new_id(),
            iat=issued,
            exp=issued + int(lifetime.total_seconds()),
            roles=roles,
        )

    def as_json(self) -> dict[str, Any]:
        """Return the claims as they stand in the token's payload."""
        payload: dict[str, Any] = {
            "sub": str(self.sub),
            "typ": self.typ.value,
            "sid": str(self.sid),
            "jti": str(self.jti),
            "iat": self.iat,
            "exp": self.exp,
        }
        if self.typ is TokenType.ACCESS:
            payload["roles"] = sorted(self.roles)
        return payload

    @classmethod
    def from_json(cls, payload: Mapping[str, Any]) -> "TokenClaims":
        """Read claims from a token's payload.

        Raises ``ValueError``, ``KeyError`` or ``TypeError`` when one is missing or misshapen.
        """
        return cls(
            sub=UUID(payload["sub"]),
            typ=TokenType(payload["typ"]),
            sid=UUID(payload["sid"]),
            jti=UUID(payload["jti"]),
            iat=int(payload["iat"]),
            exp=int(payload["exp"]),
            roles=frozenset(Role(role) for role in payload.get("roles", ())),
        )

    @property
    def principal(self) -> Principal:
        """The caller that an access token stands for."""
        return Principal(user_id=self.sub, session_id=self.sid, roles=self.roles)


class TokenCodec:
    """Signs and verifies tokens.

    A key is good for one algorithm: whatever the token's header claims (``none`` included),
    another one is refused (RFC 8725 §3.1). The same claims and key give the same token, but for
    ES256, whose signatures are random. Services speak to each other by ``secret`` whatever the
    keys of people's tokens are.
    """

    def __init__(self, secret: str, keys: TokenKeys | None = None) -> None:
        self._secret = secret
        self._keys = keys or SharedSecret(secret)
        self._known: dict[str, tuple[Any, TokenClaims]] = {}

    def encode(self, claims: TokenClaims) -> str:
        """Return the signed token; raises ``CannotSign``."""
        signing = self._keys.signing()
        headers = {"kid": signing.name} if signing.name else None
        return jwt.encode(
            claims.as_json(), signing.key, algorithm=signing.algorithm, headers=headers
        )

    async def verify(self, token: str, typ: TokenType) -> TokenClaims:
        """Do as ``decode`` does, after learning the token's key where it is new.

        Raises ``TokenExpired``, ``InvalidToken``, or ``Unavailable`` when the key cannot be had.
        """
        await self._keys.prepare(token)
        return self.decode(token, typ)

    def decode(self, token: str, typ: TokenType) -> TokenClaims:
        """Verify signature, lifetime and type.

        Raises ``TokenExpired`` or ``InvalidToken``.
        """
        found = self._keys.find(token)
        if found is None:
            raise InvalidToken
        key, algorithm = found
        known = self._known.get(token)
        if known is not None and known[0] is key and known[1].exp > time.time():
            claims = known[1]
        else:
            claims = _read_claims(token, key, algorithm)
            self._remember(token, key, claims)
        if claims.typ is not typ:
            raise InvalidToken
        return claims

    def _remember(self, token: str, key: Any, claims: TokenClaims) -> None:
        """Keep what was verified: a client sends the same token many times."""
        if len(self._known) >= MAX_KNOWN_TOKENS:
            del self._known[next(iter(self._known))]
        self._known[token] = key, claims

    def encode_service(self, service: str) -> str:
        """Return a short-lived token by which ``service`` calls another's internal endpoint."""
        now = utc_now()
        payload = {
            "sub": service,
            "typ": TokenType.SERVICE.value,
            "iat": now,
            "exp": now + SERVICE_TOKEN_LIFETIME,
        }
        return jwt.encode(payload, self._secret, algorithm=JwtAlgorithm.HS256)

    def decode_service(self, token: str) -> str:
        """Return the name of the calling service.

        Raises ``TokenExpired`` or ``InvalidToken``.
        """
        payload = _verify(token, self._secret, JwtAlgorithm.HS256, require=["sub", "typ", "exp"])
        if payload["typ"] != TokenType.SERVICE:
            raise InvalidToken
        return str(payload["sub"])

    def fingerprint(self, content: bytes) -> bytes:
        """Return a digest by which equal contents are known, and nothing can be guessed.

        It is keyed, so that whoever reads it cannot try passwords against it.
        """
        return hmac.digest(self._secret.encode(), b"fingerprint\n" + content, hashlib.sha256)


def _read_claims(token: str, key: Any, algorithm: JwtAlgorithm) -> TokenClaims:
    payload = _verify(*(token, key, algorithm), require=["sub", "typ", "sid", "jti", "iat", "exp"])
    try:
        return TokenClaims.from_json(payload)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidToken from error


def _verify(token: str, key: Any, algorithm: JwtAlgorithm, *, require: list[str]) -> dict[str, Any]:
    try:
        return jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            leeway=CLOCK_LEEWAY,
            options={"require": require, "verify_aud": False},
        )
    except jwt.ExpiredSignatureError as error:
        raise TokenExpired from error
    except (jwt.InvalidTokenError, ValueError, UnicodeError) as error:
        raise InvalidToken from error
