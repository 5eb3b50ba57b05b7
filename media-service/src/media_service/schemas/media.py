"""Files as the endpoints give them."""

from typing import Any, ClassVar, Literal
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel

from media_service.domain.purposes import ContentType, Purpose
from media_service.domain.statuses import MediaStatus

_FILE: dict[str, Any] = {
    "id": "0199a7c2-0000-7000-8000-000000000008",
    "owner_id": "0199a7c2-0000-7000-8000-000000000001",
    "status": "ready",
    "purpose": "ticket_attachment",
    "filename": "leak.jpg",
    "content_type": "image/jpeg",
    "size": 182044,
    "sha256": None,
    "width": 1600,
    "height": 1200,
    "created_at": "2030-02-01T09:00:00Z",
    "completed_at": "2030-02-01T09:00:05Z",
}


class MediaRead(ResponseModel):
    """A file; its bytes are at ``/media/{id}/content`` once it is ready.

    An image is ``processing`` for a moment first, while its private data is removed.
    """

    example: ClassVar = _FILE

    id: UUID
    owner_id: UUID
    status: Literal[MediaStatus.PENDING, MediaStatus.PROCESSING, MediaStatus.READY]
    purpose: Purpose
    filename: str
    content_type: ContentType
    size: int
    sha256: str | None
    width: int | None
    height: int | None
    created_at: UtcDateTime
    completed_at: UtcDateTime | None


class MediaDetail(MediaRead):
    """A file with where it can be read for some minutes: null until it is ready.

    Images alone have the two smaller versions.
    """

    example: ClassVar = {
        **_FILE,
        "url": "https://storage.example/2030/02/leak?signature",
        "thumbnail_url": "https://storage.example/2030/02/leak-thumbnail?signature",
        "medium_url": "https://storage.example/2030/02/leak-medium?signature",
    }

    url: str | None
    thumbnail_url: str | None
    medium_url: str | None


class MediaRecord(MediaRead):
    """A file in its uploader's export; ``url`` works for some minutes."""

    url: str | None
