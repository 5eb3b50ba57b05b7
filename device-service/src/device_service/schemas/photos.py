"""Photos as the endpoints take and give them."""

from uuid import UUID

from privet_shared.text import RequestModel, ResponseModel


class PhotoCreate(RequestModel):
    """An uploaded image to attach."""

    media_id: UUID


class PhotoRead(ResponseModel):
    """A photo, with a URL that works for some minutes."""

    id: UUID
    url: str
