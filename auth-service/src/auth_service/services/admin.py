"""Accounts as admins see and change them, and the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Principal, Role
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.events.auth import UserBlocked, UserUpdated

from auth_service.domain.accounts import AccountStatus
from auth_service.domain.audit import AuditAction
from auth_service.errors import AccountClosed, LastAdmin, NotBlocked, UserNotFound
from auth_service.models import AuditEntry, User
from auth_service.schemas.admin import AdminUserUpdate, AuditQuery, UserQuery
from auth_service.services.grants import Origin, announce_revoked, record, user_state
from auth_service.services.users import user_etag
from auth_service.uow import UowFactory

DAYS = 30
FORGET_BATCH = 1000


@dataclass(frozen=True, slots=True)
class AdminStatistics:
    """Accounts and sessions now, and registrations of the last ``DAYS`` days."""

    by_status: Mapping[str, int]
    by_role: Mapping[str, int]
    registered: list[tuple[date, int]]
    active_sessions: int


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the audit, and what the people in it are called now."""

    page: Page[AuditEntry]
    names: Mapping[UUID, str | None]


class AdminService:
    """What admins do."""

    def __init__(self, uow: UowFactory, *, origin_days: int) -> None:
        self._uow = uow
        self._keep_origins = timedelta(days=origin_days)

    async def forget_origins(self) -> None:
        """Forget from where people acted long ago, and who tried accounts that never were."""
        before = utc_now() - self._keep_origins
        count = FORGET_BATCH
        while count == FORGET_BATCH:
            async with self._uow() as uow:
                forgotten = await uow.audit.forget_origins(before, limit=FORGET_BATCH)
                deleted = await uow.audit.delete_nobodys(before, limit=FORGET_BATCH)
                await uow.commit()
            count = max(forgotten, deleted)

    async def list(self, query: UserQuery, page: PageRequest) -> Page[User]:
        """Return a page of accounts, newest first."""
        async with self._uow() as uow:
            return await uow.users.list(
                page,
                typed=query.q,
                role=query.role,
                status=query.status,
                has_subscription=query.has_subscription,
            )

    async def get(self, user_id: UUID) -> User:
        """Return an account, a deleted one too; raises ``UserNotFound``."""
        async with self._uow() as uow:
            user = await uow.users.find_any(user_id)
        if user is None:
            raise UserNotFound
        return user

    async def update(
        self,
        user_id: UUID,
        data: AdminUserUpdate,
        *,
        actor: Principal,
        origin: Origin,
        precondition: Precondition,
    ) -> User:
        """Change roles, status, subscription or name.

        Other roles and a block end every session, so that no token with the old ones is left.
        Raises ``UserNotFound``, ``AccountClosed``, ``LastAdmin``, ``NotBlocked`` or
        ``PreconditionFailed``.
        """
        changes = data.changes()
        if "roles" in changes:
            changes["roles"] = sorted({Role.CUSTOMER, *changes["roles"]})
        now = utc_now()
        async with self._uow() as uow:
            admins = await uow.users.lock_admins()
            user = await uow.users.find_for_update(user_id)
            if user is None:
                if await uow.users.find_any(user_id) is not None:
                    raise AccountClosed
                raise UserNotFound
            precondition.require_match(user_etag(user))
            if changes.get("status", user.status) != AccountStatus.BLOCKED:
                if changes.get("block_reason") is not None:
                    raise NotBlocked
                changes["block_reason"] = None
            details = _apply(user, changes)
            if not details:
                return user
            if list(admins) == [user.id] and not _administers(user):
                raise LastAdmin
            user.updated_at = now
            await uow.users.save()
            if {"roles", "status"} & set(details):
                ended = await uow.sessions.revoke(user.id, now=now, reason="changed by an admin")
                await announce_revoked(uow, user.id, ended, now)
            blocked = "status" in details and user.status == AccountStatus.BLOCKED
            event = UserBlocked if blocked else UserUpdated
            await uow.publish(event.model_validate(user_state(user)))
            await record(
                *(uow, AuditAction.USER_CHANGED, user.id),
                origin=origin,
                actor_id=actor.user_id,
                details=details,
            )
            await uow.commit()
            return user

    async def list_audit(self, query: AuditQuery, page: PageRequest) -> AuditPage:
        """Return a page of the audit, newest first."""
        async with self._uow() as uow:
            found = await uow.audit.list(
                page,
                user_id=query.user_id,
                actor_id=query.actor_id,
                action=query.action,
                since=query.since,
                until=query.until,
            )
            concerned = {entry.user_id for entry in found.items} | {
                entry.actor_id for entry in found.items
            }
            names = await uow.users.find_names([each for each in concerned if each is not None])
            return AuditPage(found, names)

    async def count(self) -> AdminStatistics:
        """Return the figures."""
        now = utc_now()
        first = now.date() - timedelta(days=DAYS - 1)
        since = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS - 1)
        async with self._uow() as uow:
            registered = await uow.users.count_registered_per_day(since)
            days = [first + timedelta(days=day) for day in range(DAYS)]
            return AdminStatistics(
                by_status=await uow.users.count_by_status(),
                by_role=await uow.users.count_by_role(),
                registered=[(day, registered.get(day, 0)) for day in days],
                active_sessions=await uow.sessions.count_live(now),
            )


def _apply(user: User, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Set what differs and return it as ``{field: [from, to]}``."""
    details = {}
    for name, value in changes.items():
        old = getattr(user, name)
        old = sorted(old) if name == "roles" else old
        if old != value:
            setattr(user, name, value)
            details[name] = [old, value]
    return details


def _administers(user: User) -> bool:
    return Role.ADMIN in user.roles and user.status == AccountStatus.ACTIVE
