"""Signing up, in and out over HTTP."""

from fastapi import APIRouter, Response
from privet_shared.auth.tokens import ACCESS_TOKEN_LIFETIME, TokenCodec
from privet_shared.db.idempotency import Answer
from privet_shared.http.idempotency import AnonymousIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal
from privet_shared.json import rendered

from auth_service.dependencies import Auth, CurrentOrigin, Recovery, Tokens
from auth_service.schemas.auth import (
    EmailVerification,
    ForgottenPassword,
    Login,
    PasswordReset,
    RefreshRequest,
    Registration,
    SecondFactorLogin,
    TokenPair,
)
from auth_service.services.grants import TokenGrant

public_router = APIRouter(prefix="/auth", tags=["auth"])
router = APIRouter(prefix="/auth", tags=["auth"])


NO_STORE = {"Cache-Control": "no-store"}
"""Tokens are not for caches (RFC 6749 §5.1)."""


def _pair(grant: TokenGrant, tokens: TokenCodec) -> TokenPair:
    return TokenPair(
        access_token=tokens.encode(grant.access),
        refresh_token=tokens.encode(grant.refresh),
        expires_in=int(ACCESS_TOKEN_LIFETIME.total_seconds()),
    )


def _unsigned(grant: TokenGrant) -> Answer:
    # Only claims are stored for retries: the tokens are signed when they are sent.
    return Answer(201, grant.as_json())


@public_router.post(
    "/register", status_code=201, response_model=TokenPair, responses=problem_responses(409)
)
async def register(
    data: Registration,
    auth: Auth,
    origin: CurrentOrigin,
    tokens: Tokens,
    idempotency: AnonymousIdempotency,
) -> Response:
    """Create a customer's account and sign them in."""
    answer = await auth.register(data, origin=origin, once=idempotency.once(_unsigned))
    pair = _pair(TokenGrant.from_json(answer.body), tokens)
    return answer_response(
        Answer(answer.status, rendered(pair), NO_STORE, replayed=answer.replayed)
    )


@public_router.post("/login", responses=problem_responses(401, 403))
async def login(
    data: Login, response: Response, auth: Auth, origin: CurrentOrigin, tokens: Tokens
) -> TokenPair:
    """Sign in by phone or e-mail; with a second factor, 401 ``auth.mfa_required`` comes first."""
    response.headers.update(NO_STORE)
    return _pair(await auth.login(data, origin=origin), tokens)


@public_router.post("/login/totp", responses=problem_responses(401, 403))
async def login_with_code(
    data: SecondFactorLogin, response: Response, auth: Auth, origin: CurrentOrigin, tokens: Tokens
) -> TokenPair:
    """Finish a login by a code of the authenticator, or by a recovery code."""
    response.headers.update(NO_STORE)
    return _pair(await auth.login_with_code(data, origin=origin), tokens)


@public_router.post("/refresh", responses=problem_responses(401, 403))
async def refresh(
    data: RefreshRequest, response: Response, auth: Auth, origin: CurrentOrigin, tokens: Tokens
) -> TokenPair:
    """Exchange a refresh token for a new pair; a used one ends the whole session."""
    response.headers.update(NO_STORE)
    return _pair(await auth.refresh(data.refresh_token, origin=origin), tokens)


@router.post("/logout", status_code=204)
async def logout(auth: Auth, actor: CurrentPrincipal, origin: CurrentOrigin) -> None:
    """End this session; its access token stops working within a second."""
    await auth.logout(actor, origin=origin)


@public_router.post("/forgot", status_code=204)
async def forgot_password(
    data: ForgottenPassword, recovery: Recovery, origin: CurrentOrigin
) -> None:
    """Mail a link for a new password, if there is such an account: the answer is the same."""
    await recovery.forgot(data.email, origin=origin)


@public_router.post("/reset", status_code=204)
async def reset_password(data: PasswordReset, recovery: Recovery, origin: CurrentOrigin) -> None:
    """Set a new password by the mailed link; every session ends."""
    await recovery.reset(data, origin=origin)


@public_router.post("/verify-email", status_code=204)
async def verify_email(data: EmailVerification, recovery: Recovery, origin: CurrentOrigin) -> None:
    """Show by the mailed link that the e-mail is one's own."""
    await recovery.verify_email(data, origin=origin)


@router.post("/verify-email/send", status_code=204, responses=problem_responses(409))
async def send_verification(recovery: Recovery, actor: CurrentPrincipal) -> None:
    """Mail the link again."""
    await recovery.send_verification(actor=actor)
