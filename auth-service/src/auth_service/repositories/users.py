"""Accounts."""

from uuid import UUID

from privet_shared.db.errors import translate_violations
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.domain.accounts import AccountStatus
from auth_service.errors import EmailTaken, PhoneTaken
from auth_service.models import User

_VIOLATIONS = {"uq_users_phone": PhoneTaken, "uq_users_email_lower": EmailTaken}


class UserRepository:
    """Reads and writes accounts; deleted ones are not found."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, user: User) -> None:
        """Insert the account; raises ``PhoneTaken`` or ``EmailTaken``."""
        self._session.add(user)
        await self.save()

    async def save(self) -> None:
        """Write what changed; raises ``PhoneTaken`` or ``EmailTaken``."""
        with translate_violations(_VIOLATIONS):
            await self._session.flush()

    async def find(self, user_id: UUID) -> User | None:
        """Return the account."""
        return await self._one(User.id == user_id)

    async def find_for_update(self, user_id: UUID) -> User | None:
        """Return the account and keep others from changing it until the commit."""
        return await self._one(User.id == user_id, for_update=True)

    async def find_by_phone(self, phone: str) -> User | None:
        """Return the account with this phone, in E.164."""
        return await self._one(User.phone == phone)

    async def find_by_email(self, email: str) -> User | None:
        """Return the account with this e-mail, in whatever case."""
        return await self._one(func.lower(User.email) == email.lower())

    async def _one(
        self, condition: ColumnElement[bool], *, for_update: bool = False
    ) -> User | None:
        statement = select(User).where(condition, User.status != AccountStatus.DELETED)
        found: User | None = await self._session.scalar(
            statement.with_for_update() if for_update else statement
        )
        return found
