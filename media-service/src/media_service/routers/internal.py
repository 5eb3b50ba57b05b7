"""What other services ask of files, and of a person."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from privet_shared.events.media import FileProcessed, FileReady
from privet_shared.storage import Presigner

from media_service.dependencies import CurrentPresigner, Files, Records
from media_service.routers.rendering import links_of
from media_service.schemas.faq import FeedbackRecord
from media_service.schemas.media import MediaRead, MediaRecord
from media_service.schemas.records import RecordsRead

router = APIRouter()


@router.get("/media/{media_id}")
async def get_media_state(media_id: UUID, files: Files) -> FileProcessed | FileReady:
    """Describe a complete file as the newest event of it does."""
    return await files.get_state(media_id)


@router.get("/users/{user_id}/export")
async def export_user(user_id: UUID, records: Records, presigner: CurrentPresigner) -> RecordsRead:
    """Return everything that is held about a person here."""
    found = await records.get(user_id)
    return RecordsRead(
        files=[_file(media, presigner) for media in found.files],
        feedback=[FeedbackRecord.model_validate(row) for row in found.feedback],
    )


def _file(media: Any, presigner: Presigner) -> MediaRecord:
    return MediaRecord(
        **MediaRead.model_validate(media).model_dump(), url=links_of(media, presigner).url
    )
