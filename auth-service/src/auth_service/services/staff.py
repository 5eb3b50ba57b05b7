"""What operators do by the command line: staff accounts, blocking."""

from privet_shared.auth.principal import Role
from privet_shared.clock import utc_now
from privet_shared.events.auth import UserBlocked, UserRegistered, UserUpdated

from auth_service.domain.accounts import AccountStatus, Locale
from auth_service.errors import UserNotFound
from auth_service.models import User
from auth_service.services.grants import announce_revoked, user_state
from auth_service.services.passwords import PasswordService
from auth_service.services.phones import normalise_phone
from auth_service.uow import AuthUnitOfWork, UowFactory


class StaffService:
    """Creates staff, and blocks accounts."""

    def __init__(self, uow: UowFactory, *, passwords: PasswordService, region: str) -> None:
        self._uow = uow
        self._passwords = passwords
        self._region = region

    async def create(
        self, *, phone: str, email: str, name: str, role: Role, locale: Locale, password: str
    ) -> User:
        """Create a member of staff, or give the account with this e-mail the role.

        Raises ``InvalidPhone``, ``CommonPassword``, ``PhoneTaken`` or ``EmailTaken``.
        """
        number = normalise_phone(phone, region=self._region)
        password_hash = await self._passwords.hash(password)
        async with self._uow() as uow:
            user = await uow.users.find_by_email(email)
            if user is None:
                user = User(
                    phone=number,
                    email=email,
                    name=name,
                    locale=locale,
                    roles=[Role.CUSTOMER, role],
                    password_hash=password_hash,
                )
                await uow.users.add(user)
                await uow.publish(UserRegistered.model_validate(user_state(user)))
            elif role not in user.roles:
                user.roles = [*user.roles, role]
                await uow.users.save()
                await uow.publish(UserUpdated.model_validate(user_state(user)))
            await uow.commit()
            return user

    async def block(self, *, email: str | None, phone: str | None) -> User:
        """Block an account and end its sessions; raises ``UserNotFound``."""
        now = utc_now()
        async with self._uow() as uow:
            user = await self._find(uow, email=email, phone=phone)
            user.status = AccountStatus.BLOCKED
            user.updated_at = now
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
