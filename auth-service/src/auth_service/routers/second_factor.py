"""The second factor over HTTP."""

from fastapi import APIRouter, Response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal

from auth_service.dependencies import CurrentOrigin, SecondFactor
from auth_service.routers.auth import NO_STORE
from auth_service.schemas.second_factor import (
    PasswordProof,
    RecoveryCodes,
    SecondFactorRead,
    TotpConfirmation,
    TotpEnrolment,
)

router = APIRouter(prefix="/auth/totp", tags=["auth"])


@router.get("")
async def get_totp(second_factor: SecondFactor, actor: CurrentPrincipal) -> SecondFactorRead:
    """Show whether the caller's second factor is on."""
    state = await second_factor.get(actor=actor)
    return SecondFactorRead(
        enabled=state.enabled_at is not None,
        enabled_at=state.enabled_at,
        recovery_codes_left=state.recovery_codes_left,
    )


@router.post("/enroll", responses=problem_responses(403, 409))
async def enroll_totp(
    data: PasswordProof,
    response: Response,
    second_factor: SecondFactor,
    actor: CurrentPrincipal,
    origin: CurrentOrigin,
) -> TotpEnrolment:
    """Give out a secret for an authenticator; it counts once a code confirms it."""
    response.headers.update(NO_STORE)
    enrolment = await second_factor.enrol(data.password, actor=actor, origin=origin)
    return TotpEnrolment.model_validate(enrolment)


@router.post("/confirm", responses=problem_responses(409))
async def confirm_totp(
    data: TotpConfirmation,
    response: Response,
    second_factor: SecondFactor,
    actor: CurrentPrincipal,
    origin: CurrentOrigin,
) -> RecoveryCodes:
    """Switch the second factor on; the recovery codes are shown this once."""
    response.headers.update(NO_STORE)
    codes = await second_factor.confirm(data.code, actor=actor, origin=origin)
    return RecoveryCodes(recovery_codes=list(codes))


@router.post("/recovery-codes", responses=problem_responses(403, 409))
async def renew_recovery_codes(
    data: PasswordProof,
    response: Response,
    second_factor: SecondFactor,
    actor: CurrentPrincipal,
    origin: CurrentOrigin,
) -> RecoveryCodes:
    """Give out new recovery codes, shown this once; the earlier ones are void."""
    response.headers.update(NO_STORE)
    codes = await second_factor.renew_codes(data.password, actor=actor, origin=origin)
    return RecoveryCodes(recovery_codes=list(codes))


@router.delete("", status_code=204, responses=problem_responses(403, 409))
async def switch_totp_off(
    data: PasswordProof,
    second_factor: SecondFactor,
    actor: CurrentPrincipal,
    origin: CurrentOrigin,
) -> None:
    """Switch the second factor off."""
    await second_factor.switch_off(data.password, actor=actor, origin=origin)
