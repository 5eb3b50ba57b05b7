"""The caller's account over HTTP."""

from fastapi import APIRouter, Response
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal

from auth_service.dependencies import Users
from auth_service.schemas.users import PasswordChange, UserRead, UserReplace, UserUpdate
from auth_service.services.users import user_etag

router = APIRouter(prefix="/user", tags=["user"])


@router.get("/me", responses=NOT_MODIFIED)
async def get_me(
    response: Response, users: Users, actor: CurrentPrincipal, precondition: CurrentPrecondition
) -> UserRead:
    """Show the caller's account."""
    user = await users.get_caller(actor)
    precondition.answer_if_fresh(user_etag(user))
    response.headers["ETag"] = user_etag(user)
    return UserRead.model_validate(user)


@router.put("", responses=problem_responses(409, 412))
async def replace_user(
    data: UserReplace,
    response: Response,
    users: Users,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
) -> UserRead:
    """Set the whole profile; what is absent is cleared."""
    user = await users.update(data, actor=actor, precondition=precondition)
    response.headers["ETag"] = user_etag(user)
    return UserRead.model_validate(user)


@router.patch("", responses=problem_responses(409, 412))
async def update_user(
    data: UserUpdate,
    response: Response,
    users: Users,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
) -> UserRead:
    """Change parts of the profile."""
    user = await users.update(data, actor=actor, precondition=precondition)
    response.headers["ETag"] = user_etag(user)
    return UserRead.model_validate(user)


@router.post("/change-password", status_code=204, responses=problem_responses(403))
async def change_password(data: PasswordChange, users: Users, actor: CurrentPrincipal) -> None:
    """Set a new password; every other session ends."""
    await users.change_password(data, actor=actor)


@router.delete("", status_code=204)
async def delete_user(users: Users, actor: CurrentPrincipal) -> None:
    """Close the account; personal data is erased everywhere."""
    await users.delete(actor=actor)
