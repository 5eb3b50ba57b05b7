"""What is held about one person, as their export shows it."""

from privet_shared.text import ResponseModel

from media_service.schemas.faq import FeedbackRecord
from media_service.schemas.media import MediaRecord


class RecordsRead(ResponseModel):
    """Everything that is held about one person here."""

    files: list[MediaRecord]
    feedback: list[FeedbackRecord]
