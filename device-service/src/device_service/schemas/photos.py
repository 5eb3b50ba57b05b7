"""Photos as the endpoints take and give them."""

from typing import ClassVar
from uuid import UUID

from privet_shared.text import RequestModel, ResponseModel


class PhotoCreate(RequestModel):
    """An uploaded image to attach."""

    example: ClassVar = {"media_id": "0199a7c2-0000-7000-8000-000000000008"}

    media_id: UUID


class PhotoRead(ResponseModel):
    """A photo, with URLs that work for some minutes; none until the image is processed."""

    example: ClassVar = {
        "id": "0199a7c2-0000-7000-8000-000000000009",
        "url": "https://storage.example/2030/02/photo",
        "thumbnail_url": "https://storage.example/2030/02/photo-thumbnail",
        "medium_url": "https://storage.example/2030/02/photo-medium",
    }

    id: UUID
    url: str | None
    thumbnail_url: str | None
    medium_url: str | None
