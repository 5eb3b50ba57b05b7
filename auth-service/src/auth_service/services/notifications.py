"""The caller's feed, and what they want by e-mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.errors import Unauthorized

from auth_service.domain.notifications import NotificationKind
from auth_service.errors import NotificationNotFound
from auth_service.repositories.notifications import ListedNotification, NotificationReads
from auth_service.uow import UowFactory

KEEP = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of the feed, and how much of all of it is unread."""

    page: Page[ListedNotification]
    unread: int


class NotificationService:
    """Reads feeds and sets preferences."""

    def __init__(self, uow: UowFactory, *, reads: NotificationReads) -> None:
        self._uow = uow
        self._reads = reads

    async def list(self, page: PageRequest, *, unread: bool | None, actor: Principal) -> Feed:
        """Return a page of the caller's feed, newest first."""
        return Feed(
            await self._reads.list(actor.user_id, page, unread=unread),
            await self._reads.count_unread(actor.user_id),
        )

    async def mark_read(self, notification_id: UUID, *, actor: Principal) -> None:
        """Mark one as read; raises ``NotificationNotFound``."""
        async with self._uow() as uow:
            found = await uow.notifications.mark_read(actor.user_id, notification_id, utc_now())
            if not found:
                raise NotificationNotFound
            await uow.commit()

    async def mark_all_read(self, *, actor: Principal) -> None:
        """Mark everything as read."""
        async with self._uow() as uow:
            await uow.notifications.mark_all_read(actor.user_id, utc_now())
            await uow.commit()

    async def get_preferences(self, *, actor: Principal) -> dict[NotificationKind, bool]:
        """Return whether the caller wants each kind by e-mail."""
        async with self._uow() as uow:
            return await uow.notifications.find_preferences(actor.user_id)

    async def set_preferences(
        self, wanted: Mapping[NotificationKind, bool], *, actor: Principal
    ) -> dict[NotificationKind, bool]:
        """Set whether the caller wants these kinds by e-mail, and return them all."""
        async with self._uow() as uow:
            if await uow.users.find_for_update(actor.user_id) is None:
                raise Unauthorized
            if wanted:
                await uow.notifications.set_preferences(actor.user_id, wanted)
            chosen = await uow.notifications.find_preferences(actor.user_id)
            await uow.commit()
            return chosen

    async def delete_old(self) -> None:
        """Delete notifications of long ago."""
        async with self._uow() as uow:
            await uow.notifications.delete_before(utc_now() - KEEP)
            await uow.commit()
