"""Events of the media service."""

from typing import ClassVar
from uuid import UUID

from privet_shared.messaging.envelope import Audience, Event


class FileReady(Event):
    """An upload was checked and can be attached and read; ``key`` is its place in the bucket."""

    type: ClassVar[str] = "privet.media.file.ready.v1"

    media_id: UUID
    owner_id: UUID
    key: str
    filename: str
    content_type: str
    size: int

    @property
    def aggregate_id(self) -> UUID:
        """Return the file."""
        return self.media_id

    @property
    def audience(self) -> Audience:
        """The uploader."""
        return Audience(user_ids=frozenset({self.owner_id}))


class FileDeleted(Event):
    """A file is gone from storage."""

    type: ClassVar[str] = "privet.media.file.deleted.v1"

    media_id: UUID
    owner_id: UUID

    @property
    def aggregate_id(self) -> UUID:
        """Return the file."""
        return self.media_id
