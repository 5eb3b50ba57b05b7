"""What is held about one person, as their export shows it."""

from typing import Any
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel

from ticket_service.schemas.tickets import TicketRead
from ticket_service.schemas.work import RatingRead


class TicketRecord(TicketRead):
    """A ticket that the person filed."""

    description: str | None
    attachment_urls: list[str]
    completed_at: UtcDateTime | None


class MessageRecord(ResponseModel):
    """A line that the person wrote; ``subject_id`` is the ticket or case."""

    id: UUID
    subject_id: UUID
    body: str | None
    created_at: UtcDateTime


class CommentRecord(ResponseModel):
    """What the person wrote when they moved a ticket or case of theirs."""

    to_status: str
    comment: str
    changed_at: UtcDateTime


class WorkRecord(ResponseModel):
    """What was done about a ticket of the person's."""

    ticket_id: UUID
    summary: str
    actions: str | None
    parts: list[dict[str, Any]]
    labour_minutes: int | None
    created_at: UtcDateTime


class RatingRecord(RatingRead):
    """A rating by the person."""

    ticket_id: UUID


class CaseRecord(ResponseModel):
    """A support case that the person opened."""

    id: UUID
    number: str
    subject: str
    status: str
    created_at: UtcDateTime


class SavedViewRecord(ResponseModel):
    """A view of the queue that the person keeps."""

    id: UUID
    name: str
    shared: bool
    filter: dict[str, Any]
    created_at: UtcDateTime


class RecordsRead(ResponseModel):
    """Everything that is held about one person here."""

    tickets: list[TicketRecord]
    messages: list[MessageRecord]
    comments: list[CommentRecord]
    work_reports: list[WorkRecord]
    ratings: list[RatingRecord]
    cases: list[CaseRecord]
    case_messages: list[MessageRecord]
    case_comments: list[CommentRecord]
    saved_views: list[SavedViewRecord]
