"""Saved views of the queue."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import SavedView


class SavedViewRepository:
    """Reads and writes views."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def save(self, *added: SavedView) -> None:
        """Write what is new or changed."""
        self._session.add_all(added)
        await self._session.flush()

    async def list_for(self, user_id: UUID, *, shared: int) -> Sequence[SavedView]:
        """Return all of the user's views, and the first ``shared`` of others', in their order."""
        order = (SavedView.position, SavedView.id)
        others = (
            select(SavedView.id)
            .where(SavedView.shared, SavedView.owner_id != user_id)
            .order_by(*order)
            .limit(shared)
        )
        return (
            await self._session.scalars(
                select(SavedView)
                .where(or_(SavedView.owner_id == user_id, SavedView.id.in_(others)))
                .order_by(*order)
            )
        ).all()

    async def count_owned(self, user_id: UUID) -> int:
        """Return how many views the user keeps, and keep others from adding one till the commit."""
        lock = func.hashtextextended(f"saved views of {user_id}", 0)
        await self._session.execute(select(func.pg_advisory_xact_lock(lock)))
        owned = select(func.count()).where(SavedView.owner_id == user_id)
        return await self._session.scalar(owned) or 0

    async def find_for_update(self, view_id: UUID, *, visible_to: UUID) -> SavedView | None:
        """Return a view that the user may see, and keep others from changing it."""
        return await self._session.scalar(
            select(SavedView).where(SavedView.id == view_id, _visible(visible_to)).with_for_update()
        )

    async def list_owned(self, user_id: UUID) -> Sequence[SavedView]:
        """Return the views that the user keeps, oldest first."""
        return (
            await self._session.scalars(
                select(SavedView).where(SavedView.owner_id == user_id).order_by(SavedView.id)
            )
        ).all()

    async def delete(self, view: SavedView) -> None:
        """Delete the view."""
        await self._session.delete(view)
        await self._session.flush()

    async def erase(self, user_id: UUID) -> None:
        """Delete the views that the user kept for themselves; shared ones stay with the team."""
        await self._session.execute(
            delete(SavedView).where(SavedView.owner_id == user_id, SavedView.shared.is_(False))
        )


def _visible(user_id: UUID) -> ColumnElement[bool]:
    return or_(SavedView.owner_id == user_id, SavedView.shared)
