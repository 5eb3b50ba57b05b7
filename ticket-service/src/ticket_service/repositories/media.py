"""The read model of files."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from privet_shared.db.projections import upsert_newer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import Media


class MediaRepository:
    """Reads and stores what is known of files."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find_all(self, media_ids: Collection[UUID]) -> Sequence[Media]:
        """Return those that are known."""
        return (await self._session.scalars(select(Media).where(Media.id.in_(media_ids)))).all()

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, Media, values)
