"""Everything that is held about one person here, for their export."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ticket_service.models import (
    Case,
    CaseMessage,
    CaseStatusChange,
    Message,
    Rating,
    SavedView,
    StatusChange,
    Ticket,
    WorkReport,
)
from ticket_service.uow import UowFactory


@dataclass(frozen=True, slots=True)
class PersonalRecords:
    """What a person filed, wrote and judged."""

    tickets: Sequence[Ticket]
    messages: Sequence[Message]
    comments: Sequence[StatusChange]
    work_reports: Sequence[WorkReport]
    ratings: Sequence[Rating]
    cases: Sequence[Case]
    case_messages: Sequence[CaseMessage]
    case_comments: Sequence[CaseStatusChange]
    saved_views: Sequence[SavedView]


class RecordService:
    """Gathers personal records."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def get(self, user_id: UUID) -> PersonalRecords:
        """Return what is held about the person; nothing for an unknown one."""
        async with self._uow() as uow:
            return PersonalRecords(
                tickets=await uow.tickets.list_owned(user_id),
                messages=await uow.messages.written_by(user_id),
                comments=await uow.tickets.list_comments(user_id),
                work_reports=await uow.work.list_reports(user_id),
                ratings=await uow.work.list_ratings(user_id),
                cases=await uow.cases.list_owned(user_id),
                case_messages=await uow.case_messages.written_by(user_id),
                case_comments=await uow.cases.list_comments(user_id),
                saved_views=await uow.saved_views.list_owned(user_id),
            )
