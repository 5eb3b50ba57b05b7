"""Profiles, passwords, and the end of an account."""

from typing import Any
from uuid import UUID

from privet_shared.auth.principal import Principal, Role
from privet_shared.clock import utc_now
from privet_shared.conditional import Precondition, make_etag
from privet_shared.errors import Unauthorized
from privet_shared.events.auth import (
    NotificationCreated,
    UserBlocked,
    UserDeleted,
    UserRegistered,
    UserUpdated,
)

from auth_service.domain.accounts import AccountStatus
from auth_service.domain.audit import AuditAction
from auth_service.domain.mails import MailTemplate, TokenPurpose
from auth_service.errors import LastAdmin, UserNotFound, WrongPassword
from auth_service.models import AuditEntry, User
from auth_service.repositories.users import Profile, UserReads
from auth_service.schemas.users import PasswordChange, UserReplace, UserUpdate
from auth_service.services.attempts import AttemptGuard
from auth_service.services.grants import Origin, announce_revoked, record, user_state
from auth_service.services.letters import write_letter, write_link
from auth_service.services.passwords import PasswordService
from auth_service.services.ports import Cipher
from auth_service.uow import AuthUnitOfWork, UowFactory

PERSONAL_EVENTS = (
    *(UserRegistered.type, UserUpdated.type, UserBlocked.type, NotificationCreated.type),
)


def user_etag(user: User | Profile) -> str:
    """Return the tag of this version of the profile."""
    return make_etag(user.id, user.version)


class UserService:
    """What callers do with their own account."""

    def __init__(
        self,
        uow: UowFactory,
        *,
        reads: UserReads,
        passwords: PasswordService,
        guard: AttemptGuard,
        cipher: Cipher,
    ) -> None:
        self._uow = uow
        self._reads = reads
        self._cipher = cipher
        self._passwords = passwords
        self._guard = guard

    async def get(self, user_id: UUID) -> User:
        """Return the account; raises ``UserNotFound``."""
        async with self._uow() as uow:
            user = await uow.users.find(user_id)
        if user is None:
            raise UserNotFound
        return user

    async def get_caller(self, actor: Principal) -> Profile:
        """Return the caller's account; raises ``Unauthorized`` when it was closed."""
        user = await self._reads.find(actor.user_id)
        if user is None:
            raise Unauthorized
        return user

    async def get_state(self, user_id: UUID) -> dict[str, Any]:
        """Return what other services may know of the user; raises ``UserNotFound``."""
        return user_state(await self.get(user_id))

    async def get_state_by_phone(self, phone: str) -> dict[str, Any]:
        """Return the same of whoever has this number (E.164); raises ``UserNotFound``."""
        async with self._uow() as uow:
            user = await uow.users.find_by_phone(phone)
        if user is None:
            raise UserNotFound
        return user_state(user)

    async def update(
        self,
        data: UserReplace | UserUpdate,
        *,
        actor: Principal,
        origin: Origin,
        precondition: Precondition,
    ) -> User:
        """Change the caller's profile; another e-mail is unverified again.

        Raises ``EmailTaken`` or ``PreconditionFailed``.
        """
        changes = data.changes() if isinstance(data, UserUpdate) else dict(data)
        async with self._uow() as uow:
            user = await self._lock(uow, actor)
            precondition.require_match(user_etag(user))
            changed = {
                name: value for name, value in changes.items() if getattr(user, name) != value
            }
            if changed:
                if "email" in changed:
                    await write_letter(uow, user, MailTemplate.EMAIL_CHANGED)
                    user.email_verified = False
                for name, value in changed.items():
                    setattr(user, name, value)
                now = user.updated_at = utc_now()
                await uow.users.save()
                if "email" in changed:
                    await write_link(
                        uow, user, TokenPurpose.VERIFY_EMAIL, cipher=self._cipher, now=now
                    )
                    await record(
                        uow, AuditAction.EMAIL_CHANGED, user.id, origin=origin, actor_id=user.id
                    )
                await uow.publish(UserUpdated.model_validate(user_state(user)))
                await uow.commit()
            return user

    async def change_password(
        self, data: PasswordChange, *, actor: Principal, origin: Origin
    ) -> None:
        """Set a new password and end the other sessions.

        Raises ``WrongPassword``, ``TooManyAttempts`` or ``CommonPassword``.
        """
        self._passwords.require_fit(data.new_password)
        async with self._uow() as uow:
            user = await uow.users.find(actor.user_id)
        if user is None:
            raise Unauthorized
        stored = user.password_hash
        attempt = await self._guard.admit(
            f"password {actor.user_id}", origin=origin, user_id=actor.user_id
        )
        right, _ = await self._passwords.verify(data.old_password, stored)
        if not right:
            raise WrongPassword
        new_hash = await self._passwords.hash(data.new_password)
        now = utc_now()
        async with self._uow() as uow:
            user = await self._lock(uow, actor)
            if user.password_hash != stored:
                raise WrongPassword
            user.password_hash = new_hash
            user.updated_at = now
            await self._guard.forgive(uow, attempt)
            await uow.one_time_tokens.erase(user.id, TokenPurpose.RESET_PASSWORD)
            ended = await uow.sessions.revoke(
                user.id, now=now, reason="password changed", keep=actor.session_id
            )
            await record(
                uow, AuditAction.PASSWORD_CHANGED, user.id, origin=origin, actor_id=user.id
            )
            await write_letter(uow, user, MailTemplate.PASSWORD_CHANGED)
            await announce_revoked(uow, user.id, ended, now)
            await uow.commit()

    async def delete(self, *, actor: Principal) -> None:
        """Close the account: erase the person here, and tell every other service to.

        Raises ``LastAdmin``.
        """
        now = utc_now()
        async with self._uow() as uow:
            admins = await uow.users.lock_admins() if Role.ADMIN in actor.roles else ()
            user = await self._lock(uow, actor)
            if list(admins) == [user.id]:
                raise LastAdmin
            ended = await uow.sessions.revoke(user.id, now=now, reason="account closed")
            await announce_revoked(uow, user.id, ended, now)
            await uow.sessions.anonymise(user.id)
            await uow.audit.anonymise(user.id)
            for owned in (
                *(uow.mails, uow.one_time_tokens, uow.notifications),
                *(uow.second_factors, uow.attempts),
            ):
                await owned.erase(user.id)
            await uow.audit.add(
                AuditEntry(action=AuditAction.ACCOUNT_CLOSED, user_id=user.id, actor_id=user.id)
            )
            for name in (
                *("phone", "email", "name", "address"),
                *("avatar_media_id", "password_hash", "block_reason"),
            ):
                setattr(user, name, None)
            user.email_verified = False
            user.roles = []
            user.status = AccountStatus.DELETED
            user.deleted_at = user.updated_at = now
            await uow.users.save()
            await uow.forget(user.id, user.id)
            await uow.publish(UserDeleted(user_id=user.id, version=user.version))
            await uow.commit()

    async def forget_closed(self) -> None:
        """Delete what was still on its way out when its person left."""
        async with self._uow() as uow:
            await uow.users.forget_closed(PERSONAL_EVENTS)
            await uow.commit()

    @staticmethod
    async def _lock(uow: AuthUnitOfWork, actor: Principal) -> User:
        user = await uow.users.find_for_update(actor.user_id)
        if user is None:
            raise Unauthorized
        return user
