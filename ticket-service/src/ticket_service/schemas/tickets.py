"""Tickets as the endpoints take and give them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.dates import CalendarDate, in_this_age
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    Clean,
    OptionalLongText,
    PatchModel,
    QueryModel,
    RequestModel,
    ResponseModel,
    ShortText,
)
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    TypeAdapter,
    WithJsonSchema,
    model_validator,
)

from ticket_service.domain.statuses import TicketPriority, TicketSort, TicketStatus
from ticket_service.schemas.summaries import (
    WHEN_INCLUDED,
    DeviceSummary,
    Include,
    PersonSummary,
    TicketSummary,
)
from ticket_service.schemas.work import RatingRead, WorkReportRead

MAX_MEDIA = 10
MAX_TAGS = 20

MediaIds = Annotated[
    list[UUID],
    Field(max_length=MAX_MEDIA),
    AfterValidator(lambda ids: list(dict.fromkeys(ids))),
]
Tag = Annotated[
    str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=40), Clean
]
Tags = Annotated[
    list[Tag], Field(max_length=MAX_TAGS), AfterValidator(lambda tags: list(dict.fromkeys(tags)))
]
_HTTP_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
AttachmentUrl = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(lambda url: str(_HTTP_URL.validate_python(url))),
    WithJsonSchema({"type": "string", "format": "uri", "maxLength": 2000}),
]


ClientId = Annotated[
    UUID | None,
    Field(
        description="The sender's own id of it, for good: sent again, however much later, it gives "
        "what was made the first time; with something else than that it is refused.",
    ),
]


class TicketCreate(RequestModel):
    """A new ticket."""

    example: ClassVar = {
        "title": "Не сливает воду",
        "description": "После стирки вода остаётся в барабане, ошибка E18.",
        "priority": "high",
        "preferred_date": "2030-02-01",
    }

    title: ShortText
    description: OptionalLongText = None
    device_id: UUID | None = None
    preferred_date: CalendarDate | None = None
    priority: TicketPriority = TicketPriority.NORMAL
    client_id: ClientId = None
    media_ids: MediaIds = []
    attachment_urls: Annotated[list[AttachmentUrl], Field(max_length=MAX_MEDIA)] = []


class TicketUpdate(PatchModel):
    """Changes to a ticket; priority, tags and assignee are for staff."""

    example: ClassVar = {"title": "Не сливает воду и шумит", "tags": ["насос"]}

    title: ShortText = ""
    description: OptionalLongText = None
    preferred_date: CalendarDate | None = None
    priority: TicketPriority = TicketPriority.NORMAL
    tags: Tags = []
    assignee_id: UUID | None = None


_MOMENT_START = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt ]|$)")


def _start_of_day(value: object) -> object:
    return _at_midnight(value, days=0)


def _end_of_day(value: object) -> object:
    return _at_midnight(value, days=1)


def _at_midnight(value: object, *, days: int) -> object:
    """Return the start (UTC) of a day given as ``YYYY-MM-DD``, or of the day after it.

    Anything else must be an RFC 3339 time: numbers are no moments here.
    """
    if not isinstance(value, str) or not _MOMENT_START.match(value):
        raise ValueError("must be a date or an RFC 3339 time")
    if len(value) > len("2026-01-31"):
        return value
    try:
        return datetime.combine(date.fromisoformat(value), time(), UTC) + timedelta(days=days)
    except OverflowError as error:
        raise ValueError("must be between the years 1970 and 2200") from error


_MOMENT = WithJsonSchema(
    {
        "anyOf": [
            {"type": "string", "format": "date-time"},
            {"type": "string", "format": "date"},
        ]
    }
)
From = Annotated[
    AwareDatetime, AfterValidator(in_this_age), BeforeValidator(_start_of_day), _MOMENT
]
To = Annotated[AwareDatetime, AfterValidator(in_this_age), BeforeValidator(_end_of_day), _MOMENT]
SearchText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Clean
]


class TicketQuery(QueryModel):
    """Which tickets to list; what is absent means 'any'. Days are in UTC, ``to`` included."""

    status: Annotated[list[TicketStatus], Field(max_length=len(TicketStatus))] = []
    priority: Annotated[list[TicketPriority], Field(max_length=len(TicketPriority))] = []
    tag: Annotated[list[Tag], Field(max_length=MAX_TAGS)] = []
    device_id: UUID | None = None
    user_id: UUID | None = None
    assignee_id: UUID | None = None
    mine: bool = Field(False, description="Assigned to the caller.")
    unassigned: bool = False
    overdue: bool = False
    open: bool = Field(False, description="New or in progress.")
    created_from: From | None = None
    created_to: To | None = None
    preferred_from: CalendarDate | None = None
    preferred_to: CalendarDate | None = None
    q: SearchText | None = None
    sort: TicketSort = TicketSort.NEWEST

    @model_validator(mode="after")
    def _relevant_to_something(self) -> Self:
        if self.sort is TicketSort.RELEVANCE and self.q is None:
            raise ValueError("an order by relevance needs q")
        return self


class TicketListQuery(TicketQuery):
    """Which tickets to list, and what to add to each."""

    include: Include = []


class StatusUpdate(RequestModel):
    """A move to another status."""

    example: ClassVar = {"status": "in_progress", "comment": "Взял в работу"}

    status: TicketStatus
    comment: OptionalLongText = None


_PERSON = "0199a7c2-0000-7000-8000-000000000001"
_TICKET: dict[str, Any] = {
    "id": "0199a7c2-0000-7000-8000-000000000002",
    "number": "T-1042",
    "title": "Не сливает воду",
    "status": "in_progress",
    "priority": "high",
    "user_id": _PERSON,
    "device_id": None,
    "assignee_id": None,
    "tags": ["насос"],
    "preferred_date": "2030-02-01",
    "resolution_due_at": "2030-02-02T09:00:00Z",
    "created_at": "2030-02-01T09:00:00Z",
    "updated_at": "2030-02-01T10:00:00Z",
}


class TicketRead(ResponseModel):
    """A ticket in a list."""

    example: ClassVar = _TICKET

    id: UUID
    number: str
    title: str
    status: TicketStatus
    priority: TicketPriority
    user_id: UUID
    device_id: UUID | None
    assignee_id: UUID | None
    tags: list[str]
    preferred_date: date | None
    resolution_due_at: UtcDateTime
    created_at: UtcDateTime
    updated_at: UtcDateTime


class TicketFound(TicketRead):
    """A ticket in a list; ``highlight`` is HTML that shows where the searched words stand."""

    example: ClassVar = {**_TICKET, "highlight": "Не сливает <mark>воду</mark>"}

    highlight: str | None = None
    summary: Annotated[TicketSummary | None, WHEN_INCLUDED] = None


class AttachmentRead(ResponseModel):
    """A file, with URLs that work for some minutes; an image has none until it is processed."""

    id: UUID
    media_id: UUID
    filename: str | None
    content_type: str | None
    size: int | None
    url: str | None
    thumbnail_url: str | None
    medium_url: str | None


class StatusChangeRead(ResponseModel):
    """One move in the ticket's history; the first has no ``from``."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    from_status: TicketStatus | None = Field(alias="from")
    to_status: TicketStatus = Field(alias="to")
    changed_by: UUID = Field(alias="by")
    changed_by_role: Role = Field(alias="by_role")
    by_name: str | None = None
    comment: str | None
    changed_at: UtcDateTime = Field(alias="at")


class SlaRead(ResponseModel):
    """When the ticket is due, and whether that was, or is, missed."""

    first_answer_due_at: UtcDateTime
    first_answered_at: UtcDateTime | None
    first_answer_breached: bool
    resolution_due_at: UtcDateTime
    resolution_breached: bool


class TicketReference(ResponseModel):
    """Another ticket."""

    id: UUID
    number: str


class TicketDetail(TicketRead):
    """A ticket with everything about it."""

    example: ClassVar = {
        **_TICKET,
        "client_id": None,
        "description": "После стирки вода остаётся в барабане.",
        "customer": {"id": _PERSON, "name": "Анна", "phone": None, "address": None},
        "assignee": None,
        "device": None,
        "attachments": [],
        "attachment_urls": [],
        "status_history": [],
        "allowed_transitions": ["completed", "rejected"],
        "completed_at": None,
        "reopened_count": 0,
        "sla": {
            "first_answer_due_at": "2030-02-01T13:00:00Z",
            "first_answered_at": "2030-02-01T09:30:00Z",
            "first_answer_breached": False,
            "resolution_due_at": "2030-02-02T09:00:00Z",
            "resolution_breached": False,
        },
        "work_report": None,
        "rating": None,
        "merged_into": None,
        "merged_tickets": [],
    }

    client_id: UUID | None = None
    description: str | None
    customer: PersonSummary
    assignee: PersonSummary | None
    device: DeviceSummary | None
    attachments: list[AttachmentRead]
    attachment_urls: list[str]
    status_history: list[StatusChangeRead]
    allowed_transitions: list[TicketStatus]
    completed_at: UtcDateTime | None
    reopened_count: int
    sla: SlaRead
    work_report: WorkReportRead | None
    rating: RatingRead | None
    merged_into: TicketReference | None
    merged_tickets: list[TicketReference]


class Assignment(RequestModel):
    """Who is to do the work; null takes it from them."""

    example: ClassVar = {"assignee_id": _PERSON}

    assignee_id: UUID | None


class Merge(RequestModel):
    """The ticket that stays."""

    example: ClassVar = {"into": _TICKET["id"]}

    into: UUID
