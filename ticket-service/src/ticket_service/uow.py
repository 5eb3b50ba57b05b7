"""The unit of work of the ticket service."""

from collections.abc import Callable
from typing import Self

from privet_shared.db.uow import UnitOfWork
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from ticket_service.models import platform
from ticket_service.repositories.cases import CaseMessageRepository, CaseRepository
from ticket_service.repositories.devices import DeviceRepository
from ticket_service.repositories.media import MediaRepository
from ticket_service.repositories.messages import MessageRepository
from ticket_service.repositories.saved_views import SavedViewRepository
from ticket_service.repositories.statistics import StatisticsRepository
from ticket_service.repositories.tickets import TicketRepository
from ticket_service.repositories.users import UserRepository
from ticket_service.repositories.work import WorkRepository

SOURCE = "privet/ticket-service"


class TicketUnitOfWork(UnitOfWork):
    """One transaction over the schema ``tickets``."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.tickets = TicketRepository(self._session)
        self.messages = MessageRepository(self._session)
        self.work = WorkRepository(self._session)
        self.saved_views = SavedViewRepository(self._session)
        self.statistics = StatisticsRepository(self._session)
        self.cases = CaseRepository(self._session)
        self.case_messages = CaseMessageRepository(self._session)
        self.users = UserRepository(self._session)
        self.devices = DeviceRepository(self._session)
        self.media = MediaRepository(self._session)
        return self


UowFactory = Callable[[], TicketUnitOfWork]


def uow_factory(engine: AsyncEngine) -> UowFactory:
    """Return a function that opens units of work on ``engine``."""
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    return lambda: TicketUnitOfWork(sessions, platform, source=SOURCE)
