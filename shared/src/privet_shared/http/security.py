"""Authentication of callers, by default on every route, and of services among themselves."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from privet_shared.auth.principal import Principal, Role
from privet_shared.auth.tokens import InvalidToken, TokenCodec, TokenType
from privet_shared.errors import Forbidden, Unauthorized

bearer = HTTPBearer(
    scheme_name="bearerAuth",
    bearerFormat="JWT",
    description="An access token from /api/v1/auth/login.",
    auto_error=False,
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


def codec_of(request: Request) -> TokenCodec:
    """Return the application's codec."""
    codec = request.app.state.tokens
    assert isinstance(codec, TokenCodec)  # noqa: S101  # set by create_service_app
    return codec


async def authenticate_optionally(request: Request, credentials: Credentials) -> Principal | None:
    """Return the caller, or None when no token came; a bad token is refused, never ignored."""
    if credentials is None:
        if request.headers.get("authorization"):
            raise InvalidToken("The Authorization header is not of the form 'Bearer <token>'.")
        return None
    claims = await codec_of(request).verify(credentials.credentials, TokenType.ACCESS)
    return claims.principal


async def authenticate(
    caller: Annotated[Principal | None, Depends(authenticate_optionally)],
) -> Principal:
    """Return the caller; raises ``Unauthorized`` without a token."""
    if caller is None:
        raise Unauthorized
    return caller


async def authenticate_staff(caller: Annotated[Principal, Depends(authenticate)]) -> Principal:
    """Return the caller; raises ``Forbidden`` for customers."""
    if not caller.is_staff:
        raise Forbidden
    return caller


async def authenticate_admin(caller: Annotated[Principal, Depends(authenticate)]) -> Principal:
    """Return the caller; raises ``Forbidden`` for all but admins."""
    if Role.ADMIN not in caller.roles:
        raise Forbidden
    return caller


async def authenticate_service(request: Request, credentials: Credentials) -> str:
    """Return the name of the calling service; people's tokens are refused."""
    if credentials is None:
        raise Unauthorized
    return codec_of(request).decode_service(credentials.credentials)


CurrentPrincipal = Annotated[Principal, Depends(authenticate)]
OptionalPrincipal = Annotated[Principal | None, Depends(authenticate_optionally)]
StaffPrincipal = Annotated[Principal, Depends(authenticate_staff)]
AdminPrincipal = Annotated[Principal, Depends(authenticate_admin)]
CallingService = Annotated[str, Depends(authenticate_service)]
