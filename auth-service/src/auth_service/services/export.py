"""Everything that is held about one person, gathered from every service."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.errors import Unauthorized
from privet_shared.ports import Lookup

from auth_service.domain.audit import AuditAction
from auth_service.domain.notifications import NotificationKind
from auth_service.models import AuditEntry, Mail, Notification, Session, User
from auth_service.services import second_factor
from auth_service.services.grants import Origin, record
from auth_service.uow import UowFactory


@dataclass(frozen=True, slots=True)
class PersonalData:
    """An account with all that belongs to it, here and elsewhere (by service)."""

    user: User
    sessions: Sequence[Session]
    audit: Sequence[AuditEntry]
    notifications: Sequence[Notification]
    preferences: Mapping[NotificationKind, bool]
    mails: Sequence[Mail]
    networks: Sequence[str]
    second_factor: bool
    elsewhere: Mapping[str, Any]


class ExportService:
    """Gathers personal data; a service that does not answer makes the whole export fail."""

    def __init__(self, uow: UowFactory, services: Mapping[str, Lookup]) -> None:
        self._uow = uow
        self._services = services

    async def export(self, *, actor: Principal, origin: Origin) -> PersonalData:
        """Return all of the caller's data, never a part of it passed off as the whole.

        Raises ``Unauthorized`` when the account was closed, or ``Unavailable``.
        """
        path = f"/internal/users/{actor.user_id}/export"
        found = await asyncio.gather(*(lookup.find(path) for lookup in self._services.values()))
        async with self._uow() as uow:
            user = await uow.users.find(actor.user_id)
            if user is None:
                raise Unauthorized
            await record(uow, AuditAction.DATA_EXPORTED, user.id, origin=origin, actor_id=user.id)
            data = PersonalData(
                user=user,
                sessions=await uow.sessions.list_all_live(user.id, utc_now()),
                audit=await uow.audit.list_about(user.id),
                notifications=await uow.notifications.list_all(user.id),
                preferences=await uow.notifications.find_preferences(user.id),
                mails=await uow.mails.list_to(user.id),
                networks=await uow.attempts.list_networks(user.id),
                second_factor=await second_factor.is_on(uow, user.id),
                elsewhere=dict(zip(self._services, found, strict=True)),
            )
            await uow.commit()
            return data
