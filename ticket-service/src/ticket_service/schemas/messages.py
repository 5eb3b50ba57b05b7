"""Chat messages as the endpoints take and give them."""

from typing import Self
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import OptionalLongText, RequestModel, ResponseModel
from pydantic import StrictBool, model_validator

from ticket_service.schemas.tickets import AttachmentRead, MediaIds


class MessageCreate(RequestModel):
    """A line for the chat: text, files, or both."""

    body: OptionalLongText = None
    media_ids: MediaIds = []
    internal: StrictBool = False

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.body is None and not self.media_ids:
            raise ValueError("either body or media_ids must be given")
        return self


class MessageRead(ResponseModel):
    """A line of the chat."""

    id: UUID
    ticket_id: UUID
    author_id: UUID
    author_role: Role
    author_name: str | None
    body: str | None
    internal: bool
    attachments: list[AttachmentRead]
    created_at: UtcDateTime
