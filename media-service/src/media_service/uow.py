"""The unit of work of the media service."""

from collections.abc import Callable
from typing import Self

from privet_shared.db.uow import UnitOfWork
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from media_service.models import platform
from media_service.repositories.attachments import AttachmentRepository
from media_service.repositories.faq import FaqRepository
from media_service.repositories.media import MediaRepository
from media_service.repositories.pages import PageRepository

SOURCE = "privet/media-service"


class MediaUnitOfWork(UnitOfWork):
    """One transaction over the schema ``media``."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.media = MediaRepository(self._session)
        self.faq = FaqRepository(self._session)
        self.pages = PageRepository(self._session)
        self.attachments = AttachmentRepository(self._session)
        return self


UowFactory = Callable[[], MediaUnitOfWork]


def uow_factory(engine: AsyncEngine) -> UowFactory:
    """Return a function that opens units of work on ``engine``."""
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    return lambda: MediaUnitOfWork(sessions, platform, source=SOURCE)
