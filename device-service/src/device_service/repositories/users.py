"""The read model of users."""

from typing import Any
from uuid import UUID

from privet_shared.db.projections import upsert_newer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from device_service.models import User


class UserRepository:
    """Reads and stores what is known of users."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, user_id: UUID) -> User | None:
        """Return the user, None when nothing is known of them yet."""
        return await self._session.get(User, user_id)

    async def find_by_phone(self, phone: str) -> User | None:
        """Return the user who has this number (E.164)."""
        return await self._session.scalar(
            select(User).where(User.phone == phone, User.status == "active")
        )

    async def find_for_share(self, user_id: UUID) -> User | None:
        """Return the user and keep them as they are until the commit."""
        return await self._session.scalar(
            select(User).where(User.id == user_id).with_for_update(read=True)
        )

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, User, values)
