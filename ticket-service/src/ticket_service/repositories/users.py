"""The read model of users."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import STAFF_ROLES
from privet_shared.db.projections import upsert_newer
from sqlalchemy import ARRAY, Text, cast, func, select
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

    async def list_staff(self, *, limit: int) -> Sequence[User]:
        """Return active members of staff, by name, those without one last."""
        roles = cast(sorted(STAFF_ROLES), ARRAY(Text))
        return (
            await self._session.scalars(
                select(User)
                .where(User.roles.bool_op("&&")(roles), User.status == "active")
                .order_by(func.lower(User.name).nulls_last(), User.id)
                .limit(limit)
            )
        ).all()

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, User, values)
