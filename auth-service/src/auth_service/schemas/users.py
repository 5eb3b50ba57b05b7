"""Profiles as the endpoints take and give them."""

from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import OptionalShortText, PatchModel, RequestModel, ResponseModel

from auth_service.domain.accounts import AccountStatus, Locale
from auth_service.schemas.auth import AnyPassword, NewPassword, OptionalAddress, OptionalEmail


class UserReplace(RequestModel):
    """A whole profile; what is absent is cleared."""

    name: OptionalShortText = None
    email: OptionalEmail = None
    address: OptionalAddress = None
    locale: Locale = Locale.RU
    avatar_media_id: UUID | None = None


class UserUpdate(PatchModel):
    """Changes to a profile."""

    name: OptionalShortText = None
    email: OptionalEmail = None
    address: OptionalAddress = None
    locale: Locale = Locale.RU
    avatar_media_id: UUID | None = None


class PasswordChange(RequestModel):
    """The old password and the new one."""

    old_password: AnyPassword
    new_password: NewPassword


class UserRead(ResponseModel):
    """The caller's profile."""

    id: UUID
    phone: str | None
    email: str | None
    email_verified: bool
    name: str | None
    address: str | None
    locale: Locale
    avatar_media_id: UUID | None
    status: AccountStatus
    roles: list[Role]
    has_subscription: bool
    created_at: UtcDateTime
    updated_at: UtcDateTime
