"""Files and their deletion queue."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from media_service.domain.statuses import MediaStatus
from media_service.models import Media, MediaGrant

BATCH = 100


class MediaRepository:
    """Reads and writes files; deleted ones are found by the deletion queue alone."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, media: Media) -> None:
        """Insert the file."""
        self._session.add(media)
        await self._session.flush()

    async def find_visible(self, media_id: UUID, *, visible_to: UUID | None) -> Media | None:
        """Return the file if it is ``visible_to``'s, or ready and granted to them.

        None as ``visible_to`` is for staff.
        """
        statement = select(Media).where(Media.id == media_id, Media.status != MediaStatus.DELETED)
        if visible_to is not None:
            granted = (
                select(MediaGrant)
                .where(MediaGrant.media_id == media_id, MediaGrant.user_id == visible_to)
                .exists()
            )
            statement = statement.where(
                or_(
                    Media.owner_id == visible_to,
                    (Media.status == MediaStatus.READY) & granted,
                )
            )
        return await self._session.scalar(statement)

    async def find_ready(self, media_id: UUID) -> Media | None:
        """Return the file if it is ready."""
        return await self._session.scalar(
            select(Media).where(Media.id == media_id, Media.status == MediaStatus.READY)
        )

    async def find_owned(self, media_id: UUID, *, owner_id: UUID) -> Media | None:
        """Return the owner's file."""
        return await self._session.scalar(
            select(Media).where(
                Media.id == media_id,
                Media.owner_id == owner_id,
                Media.status != MediaStatus.DELETED,
            )
        )

    async def find_for_update(self, media_id: UUID, *, owned_by: UUID | None) -> Media | None:
        """Return the file and keep others from changing it until the commit.

        ``owned_by`` keeps to one owner's, None is for staff.
        """
        statement = select(Media).where(Media.id == media_id, Media.status != MediaStatus.DELETED)
        if owned_by is not None:
            statement = statement.where(Media.owner_id == owned_by)
        return await self._session.scalar(statement.with_for_update())

    async def list_owned_for_update(self, owner_id: UUID) -> Sequence[Media]:
        """Return all of the owner's files and keep others from changing them."""
        return (
            await self._session.scalars(
                select(Media)
                .where(Media.owner_id == owner_id, Media.status != MediaStatus.DELETED)
                .order_by(Media.id)
                .with_for_update()
            )
        ).all()

    async def list_abandoned_for_update(self, *, before: datetime) -> Sequence[Media]:
        """Return a batch of uploads announced ``before`` and never completed."""
        return (
            await self._session.scalars(
                select(Media)
                .where(Media.status == MediaStatus.PENDING, Media.created_at < before)
                .order_by(Media.created_at)
                .limit(BATCH)
                .with_for_update(skip_locked=True)
            )
        ).all()

    async def list_unremoved(self, *, now: datetime) -> Sequence[tuple[UUID, str]]:
        """Return a batch of ids and keys of deleted files whose objects are to be removed.

        An object that was removed while a PUT could still land is to be removed once more.
        """
        rows = await self._session.execute(
            select(Media.id, Media.key)
            .where(
                Media.status == MediaStatus.DELETED,
                or_(
                    Media.object_removed_at.is_(None),
                    (Media.object_removed_at < Media.upload_ends_at)
                    & (Media.upload_ends_at <= now),
                ),
            )
            .order_by(Media.deleted_at)
            .limit(BATCH)
        )
        return [(row.id, row.key) for row in rows]

    async def mark_removed(self, media_ids: Collection[UUID], *, at: datetime) -> None:
        """Note that these files' objects are gone."""
        await self._session.execute(
            update(Media).where(Media.id.in_(media_ids)).values(object_removed_at=at)
        )
