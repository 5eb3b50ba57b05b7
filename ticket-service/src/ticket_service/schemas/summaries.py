"""Whom and what tickets and cases are about, in short, as lists and details show it."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel
from pydantic import Field

PREVIEW_LENGTH = 140

_PERSON: dict[str, Any] = {
    "id": "0199a7c2-0000-7000-8000-000000000001",
    "name": "Анна",
    "phone": None,
    "address": None,
}
_LAST: dict[str, Any] = {
    "id": "0199a7c2-0000-7000-8000-000000000005",
    "author_id": _PERSON["id"],
    "author_role": "customer",
    "author_name": "Анна",
    "body": "Буду дома после шести.",
    "internal": False,
    "created_at": "2030-02-01T09:30:00Z",
}


class ListInclude(StrEnum):
    """What a list adds to each element."""

    SUMMARY = "summary"


Include = Annotated[list[ListInclude], Field(max_length=len(ListInclude))]
WHEN_INCLUDED = Field(
    exclude_if=lambda summary: summary is None,
    description="Absent unless the list was asked to include it.",
)


class DeviceSummary(ResponseModel):
    """The device that the ticket is about."""

    id: UUID
    title: str | None
    brand: str | None
    model: str | None
    serial_number: str | None


class PersonSummary(ResponseModel):
    """A person; a customer's phone and address are shown to staff alone."""

    id: UUID
    name: str | None
    phone: str | None = None
    address: str | None = None


class LastMessage(ResponseModel):
    """The newest line of a chat that the reader may see; ``body`` is how it begins."""

    example: ClassVar = _LAST

    id: UUID
    author_id: UUID
    author_role: Role
    author_name: str | None
    body: str | None
    internal: bool
    created_at: UtcDateTime


class CaseSummary(ResponseModel):
    """Who asks, and how far the chat is."""

    example: ClassVar[Any] = {"customer": _PERSON, "last_message": _LAST}

    customer: PersonSummary
    last_message: LastMessage | None


class TicketSummary(CaseSummary):
    """Whom and what the ticket is about, and how far its chat is."""

    example: ClassVar = {
        **CaseSummary.example,
        "assignee": None,
        "device": None,
        "unread_count": 1,
    }

    assignee: PersonSummary | None
    device: DeviceSummary | None
    unread_count: int
