"""The unit of work of the device service."""

from collections.abc import Callable
from typing import Self

from privet_shared.db.uow import UnitOfWork
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from device_service.models import platform
from device_service.repositories.devices import DeviceRepository
from device_service.repositories.history import HistoryRepository
from device_service.repositories.media import MediaRepository
from device_service.repositories.photos import PhotoRepository
from device_service.repositories.tickets import TicketRepository
from device_service.repositories.users import UserRepository

SOURCE = "privet/device-service"


class DeviceUnitOfWork(UnitOfWork):
    """One transaction over the schema ``devices``."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.devices = DeviceRepository(self._session)
        self.photos = PhotoRepository(self._session)
        self.history = HistoryRepository(self._session)
        self.users = UserRepository(self._session)
        self.media = MediaRepository(self._session)
        self.tickets = TicketRepository(self._session)
        return self


UowFactory = Callable[[], DeviceUnitOfWork]


def uow_factory(engine: AsyncEngine) -> UowFactory:
    """Return a function that opens units of work on ``engine``."""
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    return lambda: DeviceUnitOfWork(sessions, platform, source=SOURCE)
