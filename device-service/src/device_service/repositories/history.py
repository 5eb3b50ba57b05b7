"""The history of devices."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from privet_shared.db.pagination import Page, PageRequest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from device_service.models import Change


class HistoryRepository:
    """Reads and appends to the history."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, changes: Iterable[Change]) -> None:
        """Append to the history."""
        self._session.add_all(changes)
        await self._session.flush()

    async def list(self, device_id: UUID, page: PageRequest) -> Page[Change]:
        """Return a page of the device's history, newest first."""
        statement = select(Change).where(Change.device_id == device_id)
        rows = (await self._session.scalars(page.apply(statement, Change.id))).all()
        return page.page(rows, lambda change: change.id)

    async def list_by(self, user_id: UUID) -> Sequence[Change]:
        """Return every change that the person made, oldest first."""
        statement = select(Change).where(Change.changed_by == user_id).order_by(Change.id)
        return (await self._session.scalars(statement)).all()
