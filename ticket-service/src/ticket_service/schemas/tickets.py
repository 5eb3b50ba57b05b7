"""Tickets as the endpoints take and give them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.dates import CalendarDate
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
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    TypeAdapter,
    WithJsonSchema,
)

from ticket_service.domain.statuses import TicketPriority, TicketStatus

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


class TicketCreate(RequestModel):
    """A new ticket."""

    title: ShortText
    description: OptionalLongText = None
    device_id: UUID | None = None
    preferred_date: CalendarDate | None = None
    priority: TicketPriority = TicketPriority.NORMAL
    media_ids: MediaIds = []
    attachment_urls: Annotated[list[AttachmentUrl], Field(max_length=MAX_MEDIA)] = []


class TicketUpdate(PatchModel):
    """Changes to a ticket; priority, tags and assignee are for staff."""

    title: ShortText = ""
    description: OptionalLongText = None
    preferred_date: CalendarDate | None = None
    priority: TicketPriority = TicketPriority.NORMAL
    tags: Tags = []
    assignee_id: UUID | None = None


class TicketQuery(QueryModel):
    """Which tickets to list; what is absent means 'any'."""

    status: Annotated[list[TicketStatus], Field(max_length=len(TicketStatus))] = []
    device_id: UUID | None = None
    user_id: UUID | None = None
    assignee_id: UUID | None = None


class StatusUpdate(RequestModel):
    """A move to another status."""

    status: TicketStatus
    comment: OptionalLongText = None


class TicketRead(ResponseModel):
    """A ticket in a list."""

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
    created_at: UtcDateTime
    updated_at: UtcDateTime


class AttachmentRead(ResponseModel):
    """A file, with a URL that works for some minutes."""

    id: UUID
    media_id: UUID
    filename: str | None
    content_type: str | None
    size: int | None
    url: str


class StatusChangeRead(ResponseModel):
    """One move in the ticket's history; the first has no ``from``."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    from_status: TicketStatus | None = Field(alias="from")
    to_status: TicketStatus = Field(alias="to")
    changed_by: UUID = Field(alias="by")
    changed_by_role: Role = Field(alias="by_role")
    comment: str | None
    changed_at: UtcDateTime = Field(alias="at")


class DeviceSummary(ResponseModel):
    """The device that the ticket is about."""

    id: UUID
    title: str | None
    brand: str | None
    model: str | None
    serial_number: str | None


class PersonSummary(ResponseModel):
    """A person; the phone is shown to staff alone."""

    id: UUID
    name: str | None
    phone: str | None = None


class TicketDetail(TicketRead):
    """A ticket with everything about it."""

    description: str | None
    customer: PersonSummary
    assignee: PersonSummary | None
    device: DeviceSummary | None
    attachments: list[AttachmentRead]
    attachment_urls: list[str]
    status_history: list[StatusChangeRead]
    allowed_transitions: list[TicketStatus]
    completed_at: UtcDateTime | None
