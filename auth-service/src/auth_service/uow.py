"""The unit of work of the auth service."""

from collections.abc import Callable
from typing import Self

from privet_shared.db.uow import UnitOfWork
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from auth_service.models import platform
from auth_service.repositories.attempts import AttemptRepository
from auth_service.repositories.audit import AuditRepository
from auth_service.repositories.mails import (
    MailRepository,
    OneTimeTokenRepository,
    ResetRequestRepository,
)
from auth_service.repositories.notifications import NotificationRepository
from auth_service.repositories.second_factor import SecondFactorRepository
from auth_service.repositories.sessions import SessionRepository
from auth_service.repositories.users import UserRepository

SOURCE = "privet/auth-service"


class AuthUnitOfWork(UnitOfWork):
    """One transaction over the schema ``auth``."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.users = UserRepository(self._session)
        self.sessions = SessionRepository(self._session)
        self.audit = AuditRepository(self._session)
        self.attempts = AttemptRepository(self._session)
        self.mails = MailRepository(self._session)
        self.one_time_tokens = OneTimeTokenRepository(self._session)
        self.reset_requests = ResetRequestRepository(self._session)
        self.notifications = NotificationRepository(self._session)
        self.second_factors = SecondFactorRepository(self._session)
        return self


UowFactory = Callable[[], AuthUnitOfWork]


def uow_factory(engine: AsyncEngine) -> UowFactory:
    """Return a function that opens units of work on ``engine``."""
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    return lambda: AuthUnitOfWork(sessions, platform, source=SOURCE)
