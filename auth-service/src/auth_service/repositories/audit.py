"""The audit."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from privet_shared.db.pagination import Page, PageRequest
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.domain.audit import AuditAction
from auth_service.models import AuditEntry
from auth_service.models.audit import HAS_ORIGIN


class AuditRepository:
    """Appends to the audit and reads it."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, entry: AuditEntry) -> None:
        """Append."""
        self._session.add(entry)
        await self._session.flush()

    async def list(
        self,
        page: PageRequest,
        *,
        user_id: UUID | None,
        actor_id: UUID | None,
        action: AuditAction | None,
        since: datetime | None,
        until: datetime | None,
    ) -> Page[AuditEntry]:
        """Return a page, newest first; None means 'any'."""
        statement = select(AuditEntry)
        for column, value in (
            (AuditEntry.user_id, user_id),
            (AuditEntry.actor_id, actor_id),
            (AuditEntry.action, action),
        ):
            if value is not None:
                statement = statement.where(column == value)
        if since is not None:
            statement = statement.where(AuditEntry.at >= since)
        if until is not None:
            statement = statement.where(AuditEntry.at < until)
        rows = (await self._session.scalars(page.apply(statement, AuditEntry.id))).all()
        return page.page(rows, lambda entry: entry.id)

    async def list_about(self, user_id: UUID) -> Sequence[AuditEntry]:
        """Return everything about one account, oldest first."""
        return (
            await self._session.scalars(
                select(AuditEntry).where(AuditEntry.user_id == user_id).order_by(AuditEntry.id)
            )
        ).all()

    async def anonymise(self, user_id: UUID) -> None:
        """Forget from where the person acted, and what their data was; the acts stay."""
        await self._session.execute(
            update(AuditEntry)
            .where(AuditEntry.user_id == user_id)
            .values(details={}, ip=None, user_agent=None)
        )
        await self._session.execute(
            update(AuditEntry)
            .where(AuditEntry.actor_id == user_id)
            .values(ip=None, user_agent=None)
        )

    async def forget_origins(self, before: datetime, *, limit: int) -> int:
        """Forget from where people acted before ``before``; return of how many acts."""
        old = (
            select(AuditEntry.id)
            .where(AuditEntry.at < before, HAS_ORIGIN)
            .order_by(AuditEntry.at)
            .limit(limit)
        )
        forgotten = await self._session.scalars(
            update(AuditEntry)
            .where(AuditEntry.id.in_(old.scalar_subquery()))
            .values(ip=None, user_agent=None)
            .returning(AuditEntry.id)
        )
        return len(forgotten.all())

    async def delete_nobodys(self, before: datetime, *, limit: int) -> int:
        """Delete acts before ``before`` on accounts that never were; return how many."""
        old = (
            select(AuditEntry.id)
            .where(AuditEntry.user_id.is_(None), AuditEntry.at < before)
            .order_by(AuditEntry.id)
            .limit(limit)
        )
        deleted = await self._session.scalars(
            delete(AuditEntry)
            .where(AuditEntry.id.in_(old.scalar_subquery()))
            .returning(AuditEntry.id)
        )
        return len(deleted.all())
