"""The photos of devices."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from privet_shared.db.errors import translate_violations
from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from device_service.errors import PhotoAlreadyAttached
from device_service.models import Media, Photo

PhotoFile = tuple[Photo, Media]


class PhotoRepository:
    """Reads and writes photos; those whose file is gone do not count."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, photo: Photo) -> None:
        """Insert the photo; raises ``PhotoAlreadyAttached``."""
        self._session.add(photo)
        with translate_violations({"uq_device_photos_device_id_media_id": PhotoAlreadyAttached}):
            await self._session.flush()

    async def list(self, device_id: UUID) -> Sequence[PhotoFile]:
        """Return the photos of the device with their files, oldest first."""
        rows = await self._session.execute(self._of(device_id).order_by(Photo.id))
        return [(photo, media) for photo, media in rows]

    async def list_first(self, device_ids: Collection[UUID]) -> Mapping[UUID, PhotoFile]:
        """Return the oldest photo of each device that has one, with its file."""
        rows = await self._session.execute(
            select(Photo, Media)
            .join(Media, Media.id == Photo.media_id)
            .where(Photo.device_id.in_(device_ids), Media.deleted.is_(False))
            .ext(distinct_on(Photo.device_id))
            .order_by(Photo.device_id, Photo.id)
        )
        return {photo.device_id: (photo, media) for photo, media in rows}

    async def find(self, photo_id: UUID, *, device_id: UUID) -> Photo | None:
        """Return the photo, None when the device has no such one."""
        row = (await self._session.execute(self._of(device_id).where(Photo.id == photo_id))).first()
        return row[0] if row else None

    async def delete(self, photo: Photo) -> None:
        """Delete the photo; the file stays with the media service."""
        await self._session.delete(photo)

    async def delete_of_media(self, media_id: UUID) -> None:
        """Delete every photo that shows this file."""
        await self._session.execute(delete(Photo).where(Photo.media_id == media_id))

    @staticmethod
    def _of(device_id: UUID) -> Select[Photo, Media]:
        return (
            select(Photo, Media)
            .join(Media, Media.id == Photo.media_id)
            .where(Photo.device_id == device_id, Media.deleted.is_(False))
        )
