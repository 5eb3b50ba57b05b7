"""Callers for tests: principals and the headers that carry their tokens."""

from datetime import timedelta
from uuid import UUID

from privet_shared.auth.principal import Principal, Role
from privet_shared.auth.tokens import ACCESS_TOKEN_LIFETIME, TokenClaims, TokenCodec, TokenType
from privet_shared.ids import new_id


class Callers:
    """Makes callers whose tokens verify under one secret."""

    def __init__(self, secret: str) -> None:
        self.tokens = TokenCodec(secret)

    def principal(self, *roles: Role, user_id: UUID | None = None) -> Principal:
        """Return a customer who has ``roles`` too."""
        return Principal(
            user_id=user_id or new_id(),
            session_id=new_id(),
            roles=frozenset({Role.CUSTOMER, *roles}),
        )

    def token(
        self,
        principal: Principal,
        *,
        typ: TokenType = TokenType.ACCESS,
        lifetime: timedelta = ACCESS_TOKEN_LIFETIME,
    ) -> str:
        """Return a token for ``principal``; a negative ``lifetime`` makes an expired one."""
        return self.tokens.encode(
            TokenClaims.issue(
                typ,
                user_id=principal.user_id,
                session_id=principal.session_id,
                roles=principal.roles,
                lifetime=lifetime,
            )
        )

    def headers(self, principal: Principal) -> dict[str, str]:
        """Return the headers of a request by ``principal``."""
        return {"Authorization": f"Bearer {self.token(principal)}"}

    def service_headers(self, service: str = "tests") -> dict[str, str]:
        """Return the headers of an internal call by ``service``."""
        return {"Authorization": f"Bearer {self.tokens.encode_service(service)}"}
