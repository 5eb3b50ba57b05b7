"""Access tokens at the door: verified once, then remembered until they expire."""

import time
from collections import OrderedDict

from privet_shared.auth.tokens import InvalidToken, TokenClaims, TokenCodec, TokenType
from privet_shared.errors import Unauthorized

from gateway.eager import in_task
from gateway.exchange import Exchange
from gateway.revocation import RevokedSessions
from gateway.routes import Auth

CACHE_SIZE = 10_000
MAX_TOKEN_BYTES = 4096
_PUBLIC = Auth.PUBLIC
_AUTHORIZATION = b"authorization"
_SCHEME = b"bearer "
_MALFORMED = "The Authorization header is not of the form 'Bearer <token>'."


class SessionRevoked(InvalidToken):
    """The token's session has ended: logout, new password, block or deletion."""

    code = "auth.session_revoked"
    message = "The session has ended: sign in again."


class Authenticator:
    """Verifies tokens and keeps the verified ones, bounded in number and by their expiry."""

    def __init__(
        self, codec: TokenCodec, revoked: RevokedSessions, *, cache_size: int = CACHE_SIZE
    ) -> None:
        self._codec = codec
        self._revoked = revoked
        self._cache_size = cache_size
        self._verified: OrderedDict[bytes, TokenClaims] = OrderedDict()
        """By the whole ``Authorization`` header."""

    @property
    def cached(self) -> int:
        """How many verified tokens are remembered."""
        return len(self._verified)

    def recognize(self, exchange: Exchange) -> TokenClaims | None:
        """Return the claims of a token that was verified before and is good, else None."""
        value = exchange.first.get(_AUTHORIZATION)
        claims = None if value is None else self._verified.get(value)
        if (
            claims is None
            or claims.exp <= time.time()
            or claims.sid in self._revoked
            or len(exchange.first) != len(exchange.headers)  # it may be there twice
        ):
            return None
        return claims

    async def authenticate(self, exchange: Exchange, mode: Auth) -> TokenClaims | None:
        """Return the caller's claims, None for an anonymous one where the mode allows it.

        Raises ``Unauthorized``, or ``InvalidToken`` for a token that is no good.
        """
        if mode is _PUBLIC:
            return None
        value = _authorization(exchange)
        if not value:
            if mode is Auth.OPTIONAL:
                return None
            raise Unauthorized
        claims = self._verified.get(value)
        if claims is None or claims.exp <= time.time():
            claims = await self._verify(value)
        if claims.sid in self._revoked:
            raise SessionRevoked
        return claims

    def check_session(self, claims: TokenClaims) -> None:
        """Raise ``SessionRevoked`` when the session has ended."""
        if claims.sid in self._revoked:
            raise SessionRevoked

    async def _verify(self, value: bytes) -> TokenClaims:
        if value[: len(_SCHEME)].lower() != _SCHEME:
            raise InvalidToken(_MALFORMED)
        token = value[len(_SCHEME) :].strip()
        if len(token) > MAX_TOKEN_BYTES:
            raise InvalidToken
        try:
            text = token.decode("ascii")
        except UnicodeDecodeError as error:
            raise InvalidToken from error
        await in_task()
        claims = await self._codec.verify(text, TokenType.ACCESS)
        self._verified[value] = claims
        if len(self._verified) > self._cache_size:
            self._verified.popitem(last=False)
        return claims


def _authorization(exchange: Exchange) -> bytes:
    """Return the header's value, empty when there is none; raises ``InvalidToken`` for several."""
    value = exchange.first.get(_AUTHORIZATION, b"")
    if len(exchange.first) == len(exchange.headers):
        return value
    values = [each for name, each in exchange.headers if name == _AUTHORIZATION and each]
    if len(values) > 1:
        raise InvalidToken(_MALFORMED)
    return values[0] if values else b""
