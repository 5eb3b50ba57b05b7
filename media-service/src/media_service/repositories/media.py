"""Files and their deletion queue."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from media_service.domain.statuses import COMPLETE, MediaStatus
from media_service.models import Attachment, Media, SubjectKind

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
        """Return the file if it is ``visible_to``'s, or complete and attached where they may look.

        An avatar is public only where it is the user's own file. None as ``visible_to`` is for
        staff.
        """
        statement = select(Media).where(Media.id == media_id, Media.status != MediaStatus.DELETED)
        if visible_to is not None:
            attached = (
                select(Attachment)
                .where(
                    Attachment.media_id == media_id,
                    or_(Attachment.user_id == visible_to, Attachment.is_public),
                    or_(
                        Attachment.kind != SubjectKind.AVATAR,
                        Attachment.user_id == Media.owner_id,
                    ),
                )
                .exists()
            )
            statement = statement.where(
                or_(Media.owner_id == visible_to, Media.status.in_(COMPLETE) & attached)
            )
        return await self._session.scalar(statement)

    async def find_complete_for_update(self, media_id: UUID) -> Media | None:
        """Return the file if it can be attached."""
        return await self._session.scalar(
            select(Media).where(Media.id == media_id, Media.status.in_(COMPLETE)).with_for_update()
        )

    async def lease_unprocessed(self, *, now: datetime, until: datetime) -> Media | None:
        """Return an image to process and keep others from it ``until`` then."""
        media = await self._session.scalar(
            select(Media)
            .where(
                Media.status == MediaStatus.PROCESSING,
                or_(Media.leased_until.is_(None), Media.leased_until < now),
            )
            .order_by(Media.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if media is not None:
            media.leased_until = until
        return media

    async def list_orphaned_for_update(
        self, *, before: datetime, asked_before: datetime
    ) -> Sequence[Media]:
        """Return a batch of files completed ``before`` that nothing holds or asked for since."""
        attached = select(Attachment).where(Attachment.media_id == Media.id).exists()
        return (
            await self._session.scalars(
                select(Media)
                .where(
                    Media.status == MediaStatus.READY,
                    Media.completed_at < before,
                    or_(Media.last_asked_at.is_(None), Media.last_asked_at < asked_before),
                    ~attached,
                )
                .order_by(Media.completed_at)
                .limit(BATCH)
                .with_for_update(skip_locked=True)
            )
        ).all()

    async def list_owned(self, owner_id: UUID) -> Sequence[Media]:
        """Return all of the owner's files, oldest first."""
        return (
            await self._session.scalars(
                select(Media)
                .where(Media.owner_id == owner_id, Media.status != MediaStatus.DELETED)
                .order_by(Media.id)
            )
        ).all()

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

    async def find_deleted_for_update(self, media_id: UUID) -> Media | None:
        """Return the file if it is deleted."""
        return await self._session.scalar(
            select(Media)
            .where(Media.id == media_id, Media.status == MediaStatus.DELETED)
            .with_for_update()
        )

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

    async def list_unremoved(self, *, now: datetime) -> Sequence[tuple[UUID, list[str]]]:
        """Return a batch of ids and keys of objects that are to be removed.

        Of a deleted file these are all, of a processed image the upload. An upload that was
        removed while a PUT could still land is to be removed once more.
        """
        rows = await self._session.scalars(
            select(Media)
            .where(
                or_(Media.status == MediaStatus.DELETED, Media.thumbnail_key.is_not(None)),
                or_(
                    Media.object_removed_at.is_(None),
                    (Media.object_removed_at < Media.upload_ends_at)
                    & (Media.upload_ends_at <= now),
                ),
            )
            .order_by(Media.id)
            .limit(BATCH)
        )
        return [(media.id, _removable(media)) for media in rows]

    async def mark_removed(self, media_ids: Collection[UUID], *, at: datetime) -> None:
        """Note that these files' objects are gone."""
        await self._session.execute(
            update(Media).where(Media.id.in_(media_ids)).values(object_removed_at=at)
        )


def _removable(media: Media) -> list[str]:
    if media.status != MediaStatus.DELETED:
        return [media.key]
    keys = (media.key, media.served_key, media.thumbnail_key, media.medium_key)
    return list(dict.fromkeys(key for key in keys if key is not None))
