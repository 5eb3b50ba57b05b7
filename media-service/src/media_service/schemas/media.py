"""Files as the endpoints give them."""

from typing import Literal
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel

from media_service.domain.purposes import ContentType, Purpose
from media_service.domain.statuses import MediaStatus


class MediaRead(ResponseModel):
    """A file; its bytes are at ``/media/{id}/content`` once it is ready."""

    id: UUID
    owner_id: UUID
    status: Literal[MediaStatus.PENDING, MediaStatus.READY]
    purpose: Purpose
    filename: str
    content_type: ContentType
    size: int
    sha256: str | None
    created_at: UtcDateTime
    completed_at: UtcDateTime | None
