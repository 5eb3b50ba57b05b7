"""Accounts and the audit as admins see them."""

from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.dates import Moment
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    Clean,
    OptionalShortText,
    PatchModel,
    QueryModel,
    ResponseModel,
)
from pydantic import AfterValidator, Field, StrictBool, StringConstraints

from auth_service.domain.accounts import AccountStatus
from auth_service.domain.audit import AuditAction
from auth_service.domain.mails import MailTemplate
from auth_service.schemas.notifications import NotificationRead, PreferencesRead
from auth_service.schemas.users import UserRead

_ID = "0199a7c2-0000-7000-8000-000000000001"


class UserQuery(QueryModel):
    """Which accounts to list; ``q`` begins a phone (E.164), an e-mail or a name."""

    q: (
        Annotated[
            str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Clean
        ]
        | None
    ) = None
    role: Role | None = None
    status: AccountStatus | None = None
    has_subscription: bool | None = None


def _settable(status: AccountStatus) -> AccountStatus:
    if status is AccountStatus.DELETED:
        raise ValueError("accounts are deleted by their owners alone")
    return status


class AdminUserUpdate(PatchModel):
    """Changes to an account; every account is a customer's too."""

    example: ClassVar = {"roles": ["customer", "technician"]}

    name: OptionalShortText = None
    roles: Annotated[list[Role], Field(max_length=len(Role))] = []
    status: Annotated[AccountStatus, AfterValidator(_settable)] = AccountStatus.ACTIVE
    block_reason: OptionalShortText = Field(
        None, description="Why the account is blocked, for admins alone; letting it in clears it."
    )
    has_subscription: StrictBool = False


class AdminUserRead(UserRead):
    """An account; a deleted one has nothing personal left."""

    example: ClassVar = {**UserRead.example, "block_reason": None, "deleted_at": None}

    block_reason: str | None
    deleted_at: UtcDateTime | None


class AuditQuery(QueryModel):
    """Which acts to list; what is absent means 'any'."""

    user_id: UUID | None = None
    actor_id: UUID | None = None
    action: AuditAction | None = None
    since: Annotated[Moment | None, Field(alias="from")] = None
    until: Annotated[Moment | None, Field(alias="to")] = None


class AuditRead(ResponseModel):
    """One act; ``details`` gives what changed as ``[from, to]``."""

    example: ClassVar[Any] = {
        "id": "0199a7c2-0000-7000-8000-00000000000d",
        "at": "2030-02-01T09:00:00Z",
        "action": "user_changed",
        "user_id": _ID,
        "actor_id": "0199a7c2-0000-7000-8000-00000000000e",
        "ip": "203.0.113.7",
        "user_agent": "Firefox",
        "details": {"roles": [["customer"], ["customer", "technician"]]},
    }

    id: UUID
    at: UtcDateTime
    action: AuditAction
    user_id: UUID | None
    actor_id: UUID | None
    ip: str | None
    user_agent: str | None
    details: dict[str, Any]


class AuditListed(AuditRead):
    """One act in a list, with what the two people are called now; null for those who left."""

    example: ClassVar = {**AuditRead.example, "user_name": "Анна", "actor_name": "Пётр"}

    user_name: str | None = None
    actor_name: str | None = None


class RegisteredDay(ResponseModel):
    """How many people registered on a day (UTC)."""

    date: date
    registered: int


class AdminStatisticsRead(ResponseModel):
    """Accounts and sessions now, and registrations of the last thirty days."""

    example: ClassVar = {
        "by_status": {"active": 120, "blocked": 1, "deleted": 4},
        "by_role": {"customer": 121, "technician": 5, "support": 2, "admin": 1},
        "registered_per_day": [{"date": "2030-02-01", "registered": 3}],
        "active_sessions": 140,
    }

    by_status: dict[str, int]
    by_role: dict[str, int]
    registered_per_day: list[RegisteredDay]
    active_sessions: int


class SessionRecord(ResponseModel):
    """A session in its owner's export."""

    id: UUID
    user_agent: str | None
    ip: str | None
    created_at: UtcDateTime
    last_used_at: UtcDateTime


class MailRecord(ResponseModel):
    """That a mail was written, in its recipient's export; what it said is not kept."""

    template: MailTemplate
    recipient: str
    created_at: UtcDateTime
    sent_at: UtcDateTime | None


class ExportRead(ResponseModel):
    """Everything that is held about the caller, by the service that holds it."""

    example: ClassVar = {
        "profile": UserRead.example,
        "sessions": [],
        "audit": [],
        "notifications": [],
        "preferences": PreferencesRead.example,
        "mails": [],
        "networks": ["203.0.113.7"],
        "second_factor": False,
        "devices": {"devices": [], "changes": []},
        "tickets": {"tickets": [], "messages": [], "ratings": [], "cases": []},
        "media": {"files": [], "feedback": []},
    }

    profile: UserRead
    sessions: list[SessionRecord]
    audit: list[AuditRead]
    notifications: list[NotificationRead]
    preferences: PreferencesRead
    mails: list[MailRecord]
    networks: list[str]
    second_factor: bool
    devices: dict[str, Any]
    tickets: dict[str, Any]
    media: dict[str, Any]
