"""Ready files: who may see them, and their end."""

from dataclasses import dataclass
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import make_etag
from privet_shared.events.media import FileDeleted, FileFate, FileProcessed, FileReady
from privet_shared.storage import VARIANT_TYPE

from media_service.domain.statuses import COMPLETE, MediaStatus, Variant
from media_service.errors import MediaNotFound, MediaProcessing, NoSuchVariant
from media_service.models import Media
from media_service.uow import MediaUnitOfWork, UowFactory


@dataclass(frozen=True, slots=True)
class ReadableFile:
    """An object that may be read, and what to call it; ``filename`` is of originals alone."""

    key: str
    content_type: str
    filename: str | None


class MediaService:
    """What callers do with files."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def get(self, media_id: UUID, *, actor: Principal) -> Media:
        """Return the file; raises ``MediaNotFound``."""
        async with self._uow() as uow:
            media = await uow.media.find_visible(
                media_id, visible_to=None if actor.is_staff else actor.user_id
            )
        if media is None:
            raise MediaNotFound
        return media

    async def get_state(self, media_id: UUID) -> FileReady | FileProcessed:
        """Return what other services may know of a complete file; raises ``MediaNotFound``.

        Whoever asks is about to attach it, so it is no orphan for a while.
        """
        async with self._uow() as uow:
            media = await uow.media.find_complete_for_update(media_id)
            if media is None:
                raise MediaNotFound
            media.last_asked_at = utc_now()
            state = file_processed(media) if media.thumbnail_key else file_ready(media)
            await uow.commit()
            return state

    async def get_readable(
        self, media_id: UUID, variant: Variant, *, actor: Principal
    ) -> ReadableFile:
        """Return where a size of the file lies.

        Raises ``MediaNotFound``, ``MediaProcessing`` or ``NoSuchVariant``.
        """
        media = await self.get(media_id, actor=actor)
        if media.status == MediaStatus.PENDING:
            raise MediaNotFound
        if media.status == MediaStatus.PROCESSING:
            raise MediaProcessing
        if variant is Variant.ORIGINAL:
            return ReadableFile(media.served_key or media.key, media.content_type, media.filename)
        key = media.thumbnail_key if variant is Variant.THUMBNAIL else media.medium_key
        if key is None:
            raise NoSuchVariant
        return ReadableFile(key, VARIANT_TYPE, None)

    async def delete(self, media_id: UUID, *, actor: Principal) -> None:
        """Delete the caller's file, or any for staff; raises ``MediaNotFound``.

        The object goes after the commit, by the deletion queue.
        """
        async with self._uow() as uow:
            media = await uow.media.find_for_update(
                media_id, owned_by=None if actor.is_staff else actor.user_id
            )
            if media is None:
                raise MediaNotFound
            await mark_deleted(uow, media, FileFate.REMOVED)
            await uow.commit()


def etag_of(media: Media) -> str:
    """Return the entity tag of the file's description."""
    return make_etag(media.id, media.version)


def file_ready(media: Media) -> FileReady:
    """Return the event that tells of the checked file."""
    return FileReady(
        media_id=media.id,
        owner_id=media.owner_id,
        key=media.served_key,
        filename=media.filename or "",
        content_type=media.content_type,
        size=media.size,
    )


def file_processed(media: Media) -> FileProcessed:
    """Return the event that tells of the processed image."""
    return FileProcessed(
        media_id=media.id,
        owner_id=media.owner_id,
        key=media.served_key or "",
        filename=media.filename or "",
        content_type=media.content_type,
        size=media.size,
        width=media.width or 0,
        height=media.height or 0,
        thumbnail_key=media.thumbnail_key or "",
        medium_key=media.medium_key or "",
    )


async def mark_deleted(uow: MediaUnitOfWork, media: Media, fate: FileFate) -> None:
    """Delete the file in this transaction: its name and grants now, its objects by the queue.

    Others hear of it when they had heard of the file.
    """
    was_complete = media.status in COMPLETE
    media.status = MediaStatus.DELETED
    media.deleted_at = utc_now()
    media.object_removed_at = None
    media.filename = None
    media.sha256 = None
    await uow.attachments.remove_media([media.id])
    if was_complete:
        await uow.publish(FileDeleted(media_id=media.id, owner_id=media.owner_id, fate=fate))
