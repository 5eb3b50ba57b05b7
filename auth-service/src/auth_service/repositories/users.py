"""Accounts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from privet_shared.auth.principal import Role
from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import Page, PageRequest
from privet_shared.db.reads import Query, Reader, columns_of
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Text,
    bindparam,
    cast,
    delete,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from auth_service.domain.accounts import AccountStatus
from auth_service.errors import EmailTaken, PhoneTaken
from auth_service.models import User, platform

_VIOLATIONS = {"uq_users_phone": PhoneTaken, "uq_users_email_lower": EmailTaken}


class Profile(NamedTuple):
    """What an account shows to its owner."""

    id: UUID
    phone: str | None
    email: str | None
    email_verified: bool
    name: str | None
    address: str | None
    locale: str
    avatar_media_id: UUID | None
    status: str
    roles: list[str]
    has_subscription: bool
    created_at: datetime
    updated_at: datetime
    version: int


_PROFILE = Query(
    select(*columns_of(User, Profile)).where(
        User.id == bindparam("user_id"), User.status != AccountStatus.DELETED
    ),
    Profile,
)


class UserReads:
    """Reads accounts for those who wait; deleted ones are not found."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def find(self, user_id: UUID) -> Profile | None:
        """Return the account as its owner sees it."""
        return await self._reader.first(_PROFILE, user_id=user_id)


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

    async def find_any(self, user_id: UUID) -> User | None:
        """Return the account, a deleted one too."""
        return await self._session.get(User, user_id)

    async def find_names(self, user_ids: Collection[UUID]) -> Mapping[UUID, str | None]:
        """Return what these people are called, else how they are reached; deleted ones: nothing."""
        called = func.coalesce(User.name, User.email, User.phone)
        rows = await self._session.execute(select(User.id, called).where(User.id.in_(user_ids)))
        return {row[0]: row[1] for row in rows}

    async def list(
        self,
        page: PageRequest,
        *,
        typed: str | None,
        role: Role | None,
        status: AccountStatus | None,
        has_subscription: bool | None,
    ) -> Page[User]:
        """Return a page, newest first; ``typed`` begins a phone, an e-mail or a name."""
        statement = select(User)
        if typed is not None:
            escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            pattern = func.lower(f"{escaped}%")
            statement = statement.where(
                or_(
                    *(
                        func.lower(column).like(pattern, escape="\\")
                        for column in (User.email, User.name, User.phone)
                    )
                )
            )
        if role is not None:
            statement = statement.where(User.roles.bool_op("@>")(cast([role], ARRAY(Text))))
        if status is not None:
            statement = statement.where(User.status == status)
        if has_subscription is not None:
            statement = statement.where(User.has_subscription == has_subscription)
        rows = (await self._session.scalars(page.apply(statement, User.id))).all()
        return page.page(rows, lambda user: user.id)

    async def lock_admins(self) -> Sequence[UUID]:
        """Return the active admins and keep others from changing them until the commit."""
        return (
            await self._session.scalars(
                select(User.id)
                .where(
                    User.roles.bool_op("@>")(cast([Role.ADMIN], ARRAY(Text))),
                    User.status == AccountStatus.ACTIVE,
                )
                .order_by(User.id)
                .with_for_update()
            )
        ).all()

    async def count_by_status(self) -> dict[str, int]:
        """Return how many accounts stand how."""
        rows = await self._session.execute(select(User.status, func.count()).group_by(User.status))
        return {row[0]: row[1] for row in rows}

    async def count_by_role(self) -> dict[str, int]:
        """Return how many accounts have which role."""
        role = func.unnest(User.roles).label("role")
        roles = select(role).subquery()
        rows = await self._session.execute(
            select(roles.c.role, func.count()).group_by(roles.c.role)
        )
        return {row[0]: row[1] for row in rows}

    async def count_registered_per_day(self, since: datetime) -> dict[date, int]:
        """Return how many people registered on each day (UTC)."""
        day = cast(func.timezone("UTC", User.created_at), Date)
        rows = await self._session.execute(
            select(day, func.count()).where(User.created_at >= since).group_by(day)
        )
        return {row[0]: row[1] for row in rows}

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
            # Foreign keys may still be checked: sessions refresh while an account changes.
            statement = statement.with_for_update(key_share=True).execution_options(
                populate_existing=True
            )
        found: User | None = await self._session.scalar(statement)
        return found
