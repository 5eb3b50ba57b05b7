"""What operators do by the command line: staff accounts, blocking."""

from dataclasses import dataclass

from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserBlocked, UserRegistered, UserUpdated

from auth_service.domain.accounts import AccountStatus
from auth_service.errors import EmailUnverified, UserNotFound
from auth_service.models import User
from auth_service.schemas.staff import StaffCreate
from auth_service.services.grants import announce_revoked, user_state
from auth_service.services.passwords import PasswordService
from auth_service.services.phones import normalise_phone
from auth_service.uow import AuthUnitOfWork, UowFactory


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of staff, and whether the account was made just now."""

    user: User
    is_new: bool


class StaffService:
    """Creates staff, and blocks accounts."""

    def __init__(self, uow: UowFactory, *, passwords: PasswordService, region: str) -> None:
        self._uow = uow
        self._passwords = passwords
        self._region = region

    async def create(self, data: StaffCreate) -> StaffMember:
        """Create a member of staff, or give the account with this e-mail the role.

        An account that was there keeps its phone, name and password. It must have verified its
        e-mail, or whoever registered with it first would be given the role.
        Raises ``InvalidPhone``, ``CommonPassword``, ``PhoneTaken`` or ``EmailUnverified``.
        """
        number = normalise_phone(data.phone, region=self._region)
        password_hash = await self._passwords.hash(data.password)
        async with self._uow() as uow:
            found = await uow.users.find_by_email(data.email)
            user = await uow.users.find_for_update(found.id) if found else None
            is_new = user is None
            if user is None:
                user = User(
                    phone=number,
                    email=data.email,
                    email_verified=True,
                    name=data.name,
                    locale=data.locale,
                    roles=[Role.CUSTOMER, data.role],
                    password_hash=password_hash,
                )
                await uow.users.add(user)
                await uow.publish(UserRegistered.model_validate(user_state(user)))
            elif not user.email_verified:
                raise EmailUnverified
            elif data.role not in user.roles:
                user.roles = [*user.roles, data.role]
                user.updated_at = utc_now()
                await uow.users.save()
                await uow.publish(UserUpdated.model_validate(user_state(user)))
            await uow.commit()
            return StaffMember(user, is_new=is_new)

    async def block(self, *, email: str | None, phone: str | None) -> User:
        """Block an account and end its sessions; raises ``UserNotFound``."""
        now = utc_now()
        async with self._uow() as uow:
            user = await self._find(uow, email=email, phone=phone)
            user.status = AccountStatus.BLOCKED
            user.updated_at = now
            await uow.users.save()
            ended = await uow.sessions.revoke(user.id, now=now, reason="account blocked")
            await announce_revoked(uow, user.id, ended, now)
            await uow.publish(UserBlocked.model_validate(user_state(user)))
            await uow.commit()
            return user

    async def unblock(self, *, email: str | None, phone: str | None) -> User:
        """Let a blocked account in again; raises ``UserNotFound``."""
        async with self._uow() as uow:
            user = await self._find(uow, email=email, phone=phone)
            user.status = AccountStatus.ACTIVE
            user.block_reason = None
            user.updated_at = utc_now()
            await uow.users.save()
            await uow.publish(UserUpdated.model_validate(user_state(user)))
            await uow.commit()
            return user

    async def _find(self, uow: AuthUnitOfWork, *, email: str | None, phone: str | None) -> User:
        found = await uow.users.find_by_email(email) if email else None
        if found is None and phone:
            number = normalise_phone(phone, region=self._region)
            found = await uow.users.find_by_phone(number)
        user = await uow.users.find_for_update(found.id) if found else None
        if user is None:
            raise UserNotFound
        return user
