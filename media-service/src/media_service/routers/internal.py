"""What other services ask of files."""

from uuid import UUID

from fastapi import APIRouter
from privet_shared.events.media import FileReady

from media_service.dependencies import Files

router = APIRouter(prefix="/media")


@router.get("/{media_id}")
async def get_ready_media(media_id: UUID, files: Files) -> FileReady:
    """Describe a ready file as the event of it does."""
    return await files.get_ready(media_id)
