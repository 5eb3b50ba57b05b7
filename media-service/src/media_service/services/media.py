"""Ready files: who may see them, and their end."""

from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.conditional import make_etag
from privet_shared.events.media import FileDeleted, FileReady

from media_service.domain.statuses import MediaStatus
from media_service.errors import MediaNotFound
from media_service.models import Media
from media_service.uow import MediaUnitOfWork, UowFactory


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

    async def get_ready(self, media_id: UUID) -> FileReady:
        """Return what other services may know of a ready file; raises ``MediaNotFound``."""
        async with self._uow() as uow:
            media = await uow.media.find_ready(media_id)
        if media is None:
            raise MediaNotFound
        return file_ready(media)

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
            await mark_deleted(uow, media)
            await uow.commit()


def etag_of(media: Media) -> str:
    """Return the entity tag of the file's description."""
    return make_etag(media.id, media.version)


def file_ready(media: Media) -> FileReady:
    """Return the event that tells of the ready file."""
    return FileReady(
        media_id=media.id,
        owner_id=media.owner_id,
        key=media.key,
        filename=media.filename or "",
        content_type=media.content_type,
        size=media.size,
    )


async def mark_deleted(uow: MediaUnitOfWork, media: Media) -> None:
    """Delete the file in this transaction: its name and grants now, its object by the queue.

    Others hear of it when they had heard that it was ready.
    """
    was_ready = media.status == MediaStatus.READY
    media.status = MediaStatus.DELETED
    media.deleted_at = utc_now()
    media.filename = None
    media.sha256 = None
    await uow.grants.remove_media([media.id])
    if was_ready:
        await uow.publish(FileDeleted(media_id=media.id, owner_id=media.owner_id))
