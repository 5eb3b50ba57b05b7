"""The composition root: builds the media service's parts from its settings."""

from collections.abc import Sequence

from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.worker import ScheduledJob
from privet_shared.service import ServiceContainer
from privet_shared.storage import Presigner

from media_service.adapters.objects import S3ObjectStore
from media_service.consumers.tickets import ticket_consumer
from media_service.consumers.users import user_consumer
from media_service.models import platform
from media_service.services.grants import GrantService
from media_service.services.media import MediaService
from media_service.services.ports import ObjectStore
from media_service.services.removal import RemovalService
from media_service.services.uploads import UploadService
from media_service.services.users import UserService
from media_service.settings import MediaSettings
from media_service.uow import uow_factory

NAME = "media-service"
REMOVAL_SECONDS = 5
COLLECTION_SECONDS = 600


class Container(ServiceContainer):
    """Everything that the HTTP process and the worker are made of."""

    def __init__(self, settings: MediaSettings, *, store: ObjectStore | None = None) -> None:
        super().__init__(settings, name=NAME, platform=platform)
        uow = uow_factory(self.engine)
        self.store = store or S3ObjectStore(settings.storage)
        self.presigner = Presigner(settings.storage)
        self.uploads = UploadService(uow, self.store)
        self.media = MediaService(uow)
        self.grants = GrantService(uow)
        self.users = UserService(uow)
        self.removal = RemovalService(uow, self.store)

    async def check_storage(self) -> None:
        """Raise when the bucket does not answer."""
        await self.store.ping()

    def consumers(self) -> Sequence[EventConsumer]:
        """Return what this service listens to."""
        return [ticket_consumer(self.grants), user_consumer(self.users)]

    def jobs(self) -> Sequence[ScheduledJob]:
        """Return what the worker does again and again."""
        return [
            *super().jobs(),
            (self.removal.remove_objects, REMOVAL_SECONDS),
            (self.removal.collect_abandoned, COLLECTION_SECONDS),
        ]
