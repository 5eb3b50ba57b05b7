"""Changes of many tickets at once."""

from typing import Annotated, ClassVar, Self
from uuid import UUID

from privet_shared.text import OptionalLongText, RequestModel, ResponseModel
from pydantic import AfterValidator, Field, model_validator

from ticket_service.domain.statuses import TicketPriority, TicketStatus
from ticket_service.schemas.tickets import Tags

MAX_IDS = 100
_ID = "0199a7c2-0000-7000-8000-000000000002"


class BulkChange(RequestModel):
    """What to change, and where; what is absent stays."""

    example: ClassVar = {"ids": [_ID], "priority": "high", "add_tags": ["насос"]}

    ids: Annotated[
        list[UUID],
        Field(min_length=1, max_length=MAX_IDS),
        AfterValidator(lambda ids: list(dict.fromkeys(ids))),
    ]
    status: TicketStatus | None = None
    comment: OptionalLongText = None
    assignee_id: UUID | None = None
    priority: TicketPriority | None = None
    add_tags: Tags = []
    remove_tags: Tags = []

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        for name in ("status", "priority"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name} cannot be cleared")
        if not (
            {"status", "priority", "assignee_id"} & self.model_fields_set
            or self.add_tags
            or self.remove_tags
        ):
            raise ValueError("say what to change")
        return self


class BulkError(ResponseModel):
    """Why a ticket stayed as it was."""

    code: str
    detail: str


class BulkResult(ResponseModel):
    """What became of one ticket."""

    example: ClassVar = {"id": _ID, "ok": True, "error": None}

    id: UUID
    ok: bool
    error: BulkError | None
