"""The caller's account over HTTP."""

from fastapi import APIRouter, Response
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal

from auth_service.dependencies import CurrentOrigin, Exports, Users
from auth_service.routers.notifications import as_preferences
from auth_service.schemas.admin import AuditRead, ExportRead, MailRecord, SessionRecord
from auth_service.schemas.notifications import NotificationRead
from auth_service.schemas.users import PasswordChange, UserRead, UserReplace, UserUpdate
from auth_service.services.users import user_etag

router = APIRouter(prefix="/user", tags=["user"])


@router.get("/me", responses=NOT_MODIFIED)
async def get_me(
    response: Response, users: Users, actor: CurrentPrincipal, precondition: CurrentPrecondition
) -> UserRead:
    """Show the caller's account."""
    user = await users.get_caller(actor)
    etag = user_etag(user)
    precondition.answer_if_fresh(etag)
    response.headers["ETag"] = etag
    return UserRead.model_validate(user)


@router.put("", responses=problem_responses(409, 412))
async def replace_user(
    data: UserReplace,
    response: Response,
    users: Users,
    actor: CurrentPrincipal,
    origin: CurrentOrigin,
    precondition: CurrentPrecondition,
) -> UserRead:
    """Set the whole profile; what is absent is cleared."""
    user = await users.update(data, actor=actor, origin=origin, precondition=precondition)
    response.headers["ETag"] = user_etag(user)
    return UserRead.model_validate(user)


@router.patch("", responses=problem_responses(409, 412))
async def update_user(
    data: UserUpdate,
    response: Response,
    users: Users,
    actor: CurrentPrincipal,
    origin: CurrentOrigin,
    precondition: CurrentPrecondition,
) -> UserRead:
    """Change parts of the profile."""
    user = await users.update(data, actor=actor, origin=origin, precondition=precondition)
    response.headers["ETag"] = user_etag(user)
    return UserRead.model_validate(user)


@router.post("/change-password", status_code=204, responses=problem_responses(403))
async def change_password(
    data: PasswordChange, users: Users, actor: CurrentPrincipal, origin: CurrentOrigin
) -> None:
    """Set a new password; every other session ends."""
    await users.change_password(data, actor=actor, origin=origin)


@router.delete("", status_code=204, responses=problem_responses(409))
async def delete_user(users: Users, actor: CurrentPrincipal) -> None:
    """Close the account; personal data is erased everywhere."""
    await users.delete(actor=actor)


@router.get("/export")
async def export_user(
    response: Response, exports: Exports, actor: CurrentPrincipal, origin: CurrentOrigin
) -> ExportRead:
    """Download everything that is held about the caller, from every service."""
    data = await exports.export(actor=actor, origin=origin)
    response.headers["Content-Disposition"] = 'attachment; filename="privet-export.json"'
    response.headers["Cache-Control"] = "no-store"
    return ExportRead(
        profile=UserRead.model_validate(data.user),
        sessions=[SessionRecord.model_validate(row) for row in data.sessions],
        audit=[AuditRead.model_validate(row) for row in data.audit],
        notifications=[NotificationRead.model_validate(row) for row in data.notifications],
        preferences=as_preferences(dict(data.preferences)),
        mails=[MailRecord.model_validate(row) for row in data.mails],
        networks=list(data.networks),
        second_factor=data.second_factor,
        **{name: found or {} for name, found in data.elsewhere.items()},
    )
