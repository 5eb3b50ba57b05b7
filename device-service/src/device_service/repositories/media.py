"""The read model of files."""

from typing import Any
from uuid import UUID

from privet_shared.db.projections import upsert_newer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from device_service.models import Media


class MediaRepository:
    """Reads and stores what is known of files."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, media_id: UUID) -> Media | None:
        """Return the file, None when nothing is known of it yet."""
        return await self._session.get(Media, media_id)

    async def find_for_share(self, media_id: UUID) -> Media | None:
        """Return the file and keep it as it is until the commit."""
        return await self._session.scalar(
            select(Media).where(Media.id == media_id).with_for_update(read=True)
        )

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, Media, values)
