"""Profiles as the endpoints take and give them."""

from typing import Any, ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import OptionalShortText, PatchModel, RequestModel, ResponseModel

from auth_service.domain.accounts import AccountStatus, Locale
from auth_service.schemas.auth import AnyPassword, NewPassword, OptionalAddress, OptionalEmail

_PROFILE: dict[str, Any] = {
    "name": "Анна",
    "email": "anna@example.com",
    "address": "Москва, Тверская, 1",
    "locale": "ru",
    "avatar_media_id": None,
}


class UserReplace(RequestModel):
    """A whole profile; what is absent is cleared."""

    example: ClassVar = _PROFILE

    name: OptionalShortText = None
    email: OptionalEmail = None
    address: OptionalAddress = None
    locale: Locale = Locale.RU
    avatar_media_id: UUID | None = None


class UserUpdate(PatchModel):
    """Changes to a profile."""

    example: ClassVar = {"locale": "en"}

    name: OptionalShortText = None
    email: OptionalEmail = None
    address: OptionalAddress = None
    locale: Locale = Locale.RU
    avatar_media_id: UUID | None = None


class PasswordChange(RequestModel):
    """The old password and the new one."""

    example: ClassVar = {"old_password": "correct-horse-42", "new_password": "battery-staple-43"}

    old_password: AnyPassword
    new_password: NewPassword


class UserRead(ResponseModel):
    """The caller's profile."""

    example: ClassVar = {
        **_PROFILE,
        "id": "0199a7c2-0000-7000-8000-000000000001",
        "phone": "+79991234567",
        "email_verified": True,
        "status": "active",
        "roles": ["customer"],
        "has_subscription": False,
        "created_at": "2030-02-01T09:00:00Z",
        "updated_at": "2030-02-01T09:00:00Z",
    }

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
