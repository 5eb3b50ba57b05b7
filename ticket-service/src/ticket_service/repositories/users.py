"""The read model of users."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from privet_shared.db.projections import upsert_newer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import User


class UserRepository:
    """Reads and stores what is known of users."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, user_id: UUID) -> User | None:
        """Return the user, None when nothing is known of them yet."""
        return await self._session.get(User, user_id)

    async def find_all(self, user_ids: Collection[UUID]) -> Mapping[UUID, User]:
        """Return those that are known, by id."""
        users = await self._session.scalars(select(User).where(User.id.in_(user_ids)))
        return {user.id: user for user in users}

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, User, values)
