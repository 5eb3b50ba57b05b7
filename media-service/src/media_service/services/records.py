"""Everything that is held about one person here, for their export."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from media_service.models import Feedback, Media
from media_service.uow import UowFactory


@dataclass(frozen=True, slots=True)
class PersonalRecords:
    """What a person uploaded and judged."""

    files: Sequence[Media]
    feedback: Sequence[Feedback]


class RecordService:
    """Gathers personal records."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def get(self, user_id: UUID) -> PersonalRecords:
        """Return what is held about the person; nothing for an unknown one."""
        async with self._uow() as uow:
            return PersonalRecords(
                files=await uow.media.list_owned(user_id),
                feedback=await uow.faq.list_feedback(user_id),
            )
