"""The caller's sessions."""

from datetime import timedelta
from uuid import UUID

from privet_shared.auth.principal import Principal
from privet_shared.clock import utc_now
from privet_shared.db.pagination import Page, PageRequest

from auth_service.domain.audit import AuditAction
from auth_service.errors import SessionNotFound
from auth_service.models import Session
from auth_service.services.grants import Origin, announce_revoked, record
from auth_service.uow import UowFactory

KEEP_EXPIRED = timedelta(days=30)


class SessionService:
    """Lists and ends sessions."""

    def __init__(self, uow: UowFactory) -> None:
        self._uow = uow

    async def list(self, page: PageRequest, *, actor: Principal) -> Page[Session]:
        """Return a page of the caller's live sessions, newest first."""
        async with self._uow() as uow:
            return await uow.sessions.list_live(actor.user_id, page, utc_now())

    async def end(self, session_id: UUID, *, actor: Principal, origin: Origin) -> None:
        """End one session of the caller's; raises ``SessionNotFound``."""
        now = utc_now()
        async with self._uow() as uow:
            ended = await uow.sessions.revoke(
                actor.user_id, now=now, reason="ended by the user", only=session_id
            )
            if not ended:
                raise SessionNotFound
            await announce_revoked(uow, actor.user_id, ended, now)
            if ended:
                await record(
                    *(uow, AuditAction.SESSION_ENDED, actor.user_id),
                    origin=origin,
                    actor_id=actor.user_id,
                    details={"sessions": [str(each) for each in ended]},
                )
            await uow.commit()

    async def end_others(self, *, actor: Principal, origin: Origin) -> None:
        """End every session of the caller's but the present one."""
        now = utc_now()
        async with self._uow() as uow:
            ended = await uow.sessions.revoke(
                actor.user_id, now=now, reason="ended by the user", keep=actor.session_id
            )
            await announce_revoked(uow, actor.user_id, ended, now)
            if ended:
                await record(
                    *(uow, AuditAction.SESSION_ENDED, actor.user_id),
                    origin=origin,
                    actor_id=actor.user_id,
                    details={"sessions": [str(each) for each in ended]},
                )
            await uow.commit()

    async def delete_expired(self) -> None:
        """Delete sessions that nobody can use any more."""
        async with self._uow() as uow:
            await uow.sessions.delete_expired(utc_now() - KEEP_EXPIRED)
            await uow.commit()
