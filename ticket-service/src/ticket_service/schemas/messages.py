"""Chat messages as the endpoints take and give them."""

from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import OptionalLongText, QueryModel, RequestModel, ResponseModel
from pydantic import Field, StrictBool, model_validator

from ticket_service.schemas.tickets import AttachmentRead, ClientId, MediaIds

UNREAD_HEADER = "X-Unread-Count"
UNREAD_HEADERS: dict[str, Any] = {
    UNREAD_HEADER: {
        "description": "How many messages of others the caller has not read.",
        "schema": {"type": "integer"},
    }
}


class MessageCreate(RequestModel):
    """A line for the chat: text, files, or both."""

    example: ClassVar = {"body": "Буду дома после шести."}

    body: OptionalLongText = None
    client_id: ClientId = None
    media_ids: MediaIds = []
    internal: StrictBool = False

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.body is None and not self.media_ids:
            raise ValueError("either body or media_ids must be given")
        return self


class ReadMarker(RequestModel):
    """The last message that was read."""

    example: ClassVar = {"up_to": "0199a7c2-0000-7000-8000-000000000005"}

    up_to: UUID


class ChatOrder(StrEnum):
    """Where a chat begins; a cursor goes on from there."""

    OLDEST = "oldest"
    NEWEST = "newest"


class ChatQuery(QueryModel):
    """Which lines of a chat to read, and from which end."""

    order: ChatOrder = ChatOrder.OLDEST
    after: UUID | None = Field(None, description="Only what was said after this message.")


class MessageRead(ResponseModel):
    """A line of a chat."""

    example: ClassVar[Any] = {
        "id": "0199a7c2-0000-7000-8000-000000000005",
        "client_id": None,
        "author_id": "0199a7c2-0000-7000-8000-000000000001",
        "author_role": "customer",
        "author_name": "Анна",
        "body": "Буду дома после шести.",
        "internal": False,
        "attachments": [],
        "created_at": "2030-02-01T09:30:00Z",
    }

    id: UUID
    client_id: UUID | None = None
    author_id: UUID
    author_role: Role
    author_name: str | None
    body: str | None
    internal: bool
    attachments: list[AttachmentRead]
    created_at: UtcDateTime


class TicketMessageRead(MessageRead):
    """A line of a ticket's chat."""

    example: ClassVar = {
        **MessageRead.example,
        "ticket_id": "0199a7c2-0000-7000-8000-000000000002",
    }

    ticket_id: UUID
