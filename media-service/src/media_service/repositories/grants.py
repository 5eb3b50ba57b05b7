"""The read model of who may see others' files."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from media_service.models import MediaGrant


class GrantRepository:
    """Stores and removes grants."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, media_ids: Collection[UUID], *, user_id: UUID) -> None:
        """Let the user see these files, known here or not."""
        if media_ids:
            await self._session.execute(
                insert(MediaGrant)
                .values([{"media_id": media_id, "user_id": user_id} for media_id in media_ids])
                .on_conflict_do_nothing()
            )

    async def remove_user(self, user_id: UUID) -> None:
        """Remove what the user was granted."""
        await self._session.execute(delete(MediaGrant).where(MediaGrant.user_id == user_id))

    async def remove_media(self, media_ids: Collection[UUID]) -> None:
        """Remove the grants of these files."""
        await self._session.execute(delete(MediaGrant).where(MediaGrant.media_id.in_(media_ids)))
