"""Access tokens at the door: verified once, then remembered until they expire."""

import time
from collections import OrderedDict

from privet_shared.auth.tokens import InvalidToken, TokenClaims, TokenCodec, TokenType
from privet_shared.errors import Unauthorized

from gateway.exchange import Exchange
from gateway.revocation import RevokedSessions
from gateway.routes import Auth

CACHE_SIZE = 10_000
MAX_TOKEN_BYTES = 4096
_SCHEME = b"bearer "


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

    @property
    def cached(self) -> int:
        """How many verified tokens are remembered."""
        return len(self._verified)

    async def authenticate(self, exchange: Exchange, mode: Auth) -> TokenClaims | None:
        """Return the caller's claims, None for an anonymous one where the mode allows it.

        Raises ``Unauthorized``, or ``InvalidToken`` for a token that is no good.
        """
        if mode is Auth.PUBLIC:
            return None
        values = [value for name, value in exchange.headers if name == b"authorization" and value]
        if not values:
            if mode is Auth.OPTIONAL:
                return None
            raise Unauthorized
        if len(values) > 1 or values[0][: len(_SCHEME)].lower() != _SCHEME:
            raise InvalidToken("The Authorization header is not of the form 'Bearer <token>'.")
        return await self.verify(values[0][len(_SCHEME) :].strip())

    async def verify(self, token: bytes) -> TokenClaims:
        """Return the claims of a valid access token; raises ``InvalidToken`` and its kinds."""
        claims = self._verified.get(token)
        if claims is not None and claims.exp <= time.time():
            del self._verified[token]
            claims = None
        if claims is None:
            claims = await self._decode(token)
        self.check_session(claims)
        return claims

    def check_session(self, claims: TokenClaims) -> None:
        """Raise ``SessionRevoked`` when the session has ended."""
        if claims.sid in self._revoked:
            raise SessionRevoked

    async def _decode(self, token: bytes) -> TokenClaims:
        if len(token) > MAX_TOKEN_BYTES:
            raise InvalidToken
        try:
            text = token.decode("ascii")
        except UnicodeDecodeError as error:
            raise InvalidToken from error
        claims = await self._codec.verify(text, TokenType.ACCESS)
        self._verified[token] = claims
        if len(self._verified) > self._cache_size:
            self._verified.popitem(last=False)
        return claims
