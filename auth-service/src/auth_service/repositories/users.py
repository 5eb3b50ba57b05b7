"""Accounts."""

from collections.abc import Sequence
from uuid import UUID

from privet_shared.db.errors import translate_violations
from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.domain.accounts import AccountStatus
from auth_service.errors import EmailTaken, PhoneTaken
from auth_service.models import User, platform

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
        return await self._one(func.lower(User.email) == func.lower(email))

    async def forget_closed(self, event_types: Sequence[str]) -> None:
        """Delete published events of these types whose account is closed by now."""
        outbox = platform.outbox
        closed = select(User.id).where(User.status == AccountStatus.DELETED)
        await self._session.execute(
            delete(outbox).where(
                outbox.c.published_at.is_not(None),
                outbox.c.envelope["type"].astext.in_(event_types),
                outbox.c.aggregate_id.in_(closed),
            )
        )

    async def _one(
        self, condition: ColumnElement[bool], *, for_update: bool = False
    ) -> User | None:
        statement = select(User).where(condition, User.status != AccountStatus.DELETED)
        if for_update:
            # What was read before the lock may have changed since.
            statement = statement.with_for_update().execution_options(populate_existing=True)
        found: User | None = await self._session.scalar(statement)
        return found
