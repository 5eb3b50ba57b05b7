"""Sessions."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from privet_shared.db.pagination import Page, PageRequest
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.models import Session


class SessionRepository:
    """Reads and writes sessions."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, login: Session) -> None:
        """Insert the session."""
        self._session.add(login)
        await self._session.flush()

    async def find_for_update(self, session_id: UUID) -> Session | None:
        """Return the session and keep others from rotating it until the commit."""
        return await self._session.scalar(
            select(Session).where(Session.id == session_id).with_for_update()
        )

    async def list_live(self, user_id: UUID, page: PageRequest, now: datetime) -> Page[Session]:
        """Return a page of the sessions that can still be used, newest first."""
        statement = select(Session).where(
            Session.user_id == user_id, Session.revoked_at.is_(None), Session.expires_at > now
        )
        rows = (await self._session.scalars(page.apply(statement, Session.id))).all()
        return page.page(rows, lambda login: login.id)

    async def list_all_live(self, user_id: UUID, now: datetime) -> Sequence[Session]:
        """Return every session that can still be used."""
        return (
            await self._session.scalars(
                select(Session)
                .where(
                    Session.user_id == user_id,
                    Session.revoked_at.is_(None),
                    Session.expires_at > now,
                )
                .order_by(Session.id)
            )
        ).all()

    async def count_live(self, now: datetime) -> int:
        """Return how many sessions can still be used."""
        return (
            await self._session.scalar(
                select(func.count()).where(Session.revoked_at.is_(None), Session.expires_at > now)
            )
            or 0
        )

    async def revoke(
        self,
        user_id: UUID,
        *,
        now: datetime,
        reason: str,
        only: UUID | None = None,
        keep: UUID | None = None,
    ) -> Sequence[UUID]:
        """End the user's live sessions, or ``only`` one, or all but ``keep``; return their ids."""
        statement = update(Session).where(
            Session.user_id == user_id, Session.revoked_at.is_(None), Session.expires_at > now
        )
        if only is not None:
            statement = statement.where(Session.id == only)
        if keep is not None:
            statement = statement.where(Session.id != keep)
        return (
            await self._session.scalars(
                statement.values(revoked_at=now, revoke_reason=reason).returning(Session.id)
            )
        ).all()

    async def anonymise(self, user_id: UUID) -> None:
        """Forget from where the person signed in."""
        await self._session.execute(
            update(Session).where(Session.user_id == user_id).values(user_agent=None, ip=None)
        )

    async def delete_expired(self, before: datetime) -> None:
        """Delete sessions that expired before this time."""
        await self._session.execute(delete(Session).where(Session.expires_at < before))
