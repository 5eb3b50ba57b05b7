"""Notifications and what people want by e-mail."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from privet_shared.db.pagination import Page, PageRequest, page_of
from privet_shared.db.reads import Query, Reader, columns_of
from sqlalchemy import Uuid, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.domain.notifications import NotificationKind
from auth_service.models import Notification, NotificationPreference


class ListedNotification(NamedTuple):
    """A line of a feed."""

    id: UUID
    kind: str
    title: str
    body: str
    subject_type: str
    subject_id: UUID
    read_at: datetime | None
    created_at: datetime


_IS_THEIRS = Notification.user_id == bindparam("user_id", type_=Uuid())
_IS_UNREAD = Notification.read_at.is_(None)
_UNREAD = Query(select(func.count()).where(_IS_THEIRS, _IS_UNREAD), int)


class NotificationReads:
    """Reads feeds for those who wait."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def list(
        self, user_id: UUID, page: PageRequest, *, unread: bool | None
    ) -> Page[ListedNotification]:
        """Return a page of the user's feed, newest first; ``unread`` None means 'any'."""
        query = _list_query(unread, is_first=page.is_first)
        rows = await self._reader.all(query, user_id=user_id, **page.values())
        return page.page(rows, lambda notification: notification.id)

    async def count_unread(self, user_id: UUID) -> int:
        """Return how many the user has not read."""
        return await self._reader.first(_UNREAD, user_id=user_id) or 0


@lru_cache
def _list_query(unread: bool | None, *, is_first: bool) -> Query[ListedNotification]:
    statement = select(*columns_of(Notification, ListedNotification)).where(_IS_THEIRS)
    if unread is not None:
        statement = statement.where(_IS_UNREAD if unread else ~_IS_UNREAD)
    return Query(page_of(statement, Notification.id, is_first=is_first), ListedNotification)


class NotificationRepository:
    """Reads and writes feeds and preferences."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, notification: Notification) -> None:
        """Insert the notification."""
        self._session.add(notification)
        await self._session.flush()

    async def mark_read(self, user_id: UUID, notification_id: UUID, now: datetime) -> bool:
        """Mark one as read, at its first reading; false when the user has no such one."""
        found = await self._session.scalar(
            update(Notification)
            .where(Notification.id == notification_id, Notification.user_id == user_id)
            .values(read_at=func.coalesce(Notification.read_at, now))
            .returning(Notification.id)
        )
        return found is not None

    async def mark_all_read(self, user_id: UUID, now: datetime) -> None:
        """Mark everything as read."""
        await self._session.execute(
            update(Notification)
            .where(Notification.user_id == user_id, Notification.read_at.is_(None))
            .values(read_at=now)
        )

    async def find_preferences(self, user_id: UUID) -> dict[NotificationKind, bool]:
        """Return whether each kind is wanted by e-mail."""
        rows = await self._session.execute(
            select(NotificationPreference.kind, NotificationPreference.email).where(
                NotificationPreference.user_id == user_id
            )
        )
        chosen = {NotificationKind(kind): email for kind, email in rows}
        return {kind: chosen.get(kind, True) for kind in NotificationKind}

    async def set_preferences(self, user_id: UUID, wanted: Mapping[NotificationKind, bool]) -> None:
        """Set whether these kinds are wanted by e-mail."""
        rows = [{"user_id": user_id, "kind": kind, "email": on} for kind, on in wanted.items()]
        statement = insert(NotificationPreference).values(rows)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["user_id", "kind"], set_={"email": statement.excluded.email}
            )
        )

    async def list_all(self, user_id: UUID) -> Sequence[Notification]:
        """Return the user's whole feed, oldest first."""
        return (
            await self._session.scalars(
                select(Notification)
                .where(Notification.user_id == user_id)
                .order_by(Notification.id)
            )
        ).all()

    async def erase(self, user_id: UUID) -> None:
        """Delete the user's feed and preferences."""
        for table in (Notification, NotificationPreference):
            await self._session.execute(delete(table).where(table.user_id == user_id))

    async def delete_before(self, before: datetime) -> None:
        """Delete old notifications."""
        await self._session.execute(delete(Notification).where(Notification.created_at < before))
