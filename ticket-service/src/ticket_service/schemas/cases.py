"""Support cases as the endpoints take and give them."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    OptionalLongText,
    QueryModel,
    RequestModel,
    ResponseModel,
    ShortText,
)
from pydantic import ConfigDict, Field

from ticket_service.domain.cases import CaseStatus
from ticket_service.schemas.messages import MessageRead
from ticket_service.schemas.summaries import WHEN_INCLUDED, CaseSummary, Include, PersonSummary
from ticket_service.schemas.tickets import ClientId, MediaIds, SearchText

_CASE: dict[str, Any] = {
    "id": "0199a7c2-0000-7000-8000-000000000003",
    "number": "S-1042",
    "subject": "Где посмотреть счёт?",
    "status": "open",
    "user_id": "0199a7c2-0000-7000-8000-000000000001",
    "created_at": "2030-02-01T09:00:00Z",
    "updated_at": "2030-02-01T10:00:00Z",
}


class CaseCreate(RequestModel):
    """A new question; ``body`` and files become the first message."""

    example: ClassVar = {"subject": "Где посмотреть счёт?", "body": "Чинили в январе."}

    subject: ShortText
    body: OptionalLongText = None
    client_id: ClientId = None
    media_ids: MediaIds = []


class CaseQuery(QueryModel):
    """Which cases to list, and what to add to each; what is absent means 'any'."""

    status: Annotated[list[CaseStatus], Field(max_length=len(CaseStatus))] = []
    user_id: UUID | None = None
    q: SearchText | None = None
    include: Include = []


class CaseStatusUpdate(RequestModel):
    """A move to another status."""

    example: ClassVar = {"status": "closed"}

    status: CaseStatus
    comment: OptionalLongText = None


class CaseRead(ResponseModel):
    """A case in a list; ``unread_count`` is of messages that the caller has not read."""

    example: ClassVar = {**_CASE, "unread_count": 1}

    id: UUID
    number: str
    subject: str
    status: CaseStatus
    user_id: UUID
    unread_count: int = 0
    created_at: UtcDateTime
    updated_at: UtcDateTime
    summary: Annotated[CaseSummary | None, WHEN_INCLUDED] = None


class CaseStatusChangeRead(ResponseModel):
    """One move in the case's history; the first has no ``from``."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    from_status: CaseStatus | None = Field(alias="from")
    to_status: CaseStatus = Field(alias="to")
    changed_by: UUID = Field(alias="by")
    changed_by_role: Role = Field(alias="by_role")
    by_name: str | None = None
    comment: str | None
    changed_at: UtcDateTime = Field(alias="at")


class CaseDetail(ResponseModel):
    """A case with its history and the caller's next moves."""

    example: ClassVar = {
        **_CASE,
        "client_id": None,
        "customer": {"id": _CASE["user_id"], "name": "Анна", "phone": None, "address": None},
        "status_history": [],
        "allowed_transitions": ["closed"],
        "closed_at": None,
    }

    id: UUID
    number: str
    subject: str
    status: CaseStatus
    client_id: UUID | None = None
    user_id: UUID
    customer: PersonSummary
    status_history: list[CaseStatusChangeRead]
    allowed_transitions: list[CaseStatus]
    closed_at: UtcDateTime | None
    created_at: UtcDateTime
    updated_at: UtcDateTime


class CaseMeta(ResponseModel):
    """How many cases are open or pending, and how many there are."""

    example: ClassVar = {"active": 1, "total": 4}

    active: int
    total: int


class CaseMessageRead(MessageRead):
    """A line of a case's chat."""

    example: ClassVar = {
        **MessageRead.example,
        "case_id": _CASE["id"],
    }

    case_id: UUID
