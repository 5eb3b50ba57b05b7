"""Events of the media service; ``version`` orders what is said of one file."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from privet_shared.messaging.envelope import Audience, Event


class FileFate(StrEnum):
    """Why a file is gone."""

    REMOVED = "removed"
    """Its uploader or staff deleted it."""
    UNREADABLE = "unreadable"
    """It calls itself an image but cannot be decoded."""
    ORPHANED = "orphaned"
    """Nothing held it for too long."""
    ERASED = "erased"
    """Its uploader left."""


class _FileEvent(Event):
    media_id: UUID
    owner_id: UUID
    version: int

    @property
    def aggregate_id(self) -> UUID:
        """Return the file."""
        return self.media_id

    @property
    def audience(self) -> Audience:
        """The uploader."""
        return Audience(user_ids=frozenset({self.owner_id}))


class FileReady(_FileEvent):
    """An upload was checked and can be attached.

    ``key`` is its place in the bucket; an image has none, and so no URL, until it is processed.
    """

    type: ClassVar[str] = "privet.media.file.ready.v1"

    version: int = 1
    key: str | None
    filename: str
    content_type: str
    size: int


class FileProcessed(_FileEvent):
    """An image was rid of private metadata, under ``key``, and has smaller versions (WebP)."""

    type: ClassVar[str] = "privet.media.file.processed.v1"

    version: int = 2
    key: str
    filename: str
    content_type: str
    size: int
    width: int
    height: int
    thumbnail_key: str
    medium_key: str


class FileDeleted(_FileEvent):
    """A file is gone from storage."""

    type: ClassVar[str] = "privet.media.file.deleted.v1"

    version: int = 3
    fate: FileFate = FileFate.REMOVED
