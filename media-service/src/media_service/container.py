"""The composition root: builds the media service's parts from its settings."""

from collections.abc import Sequence
from datetime import timedelta

from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.worker import ScheduledJob
from privet_shared.service import ServiceContainer
from privet_shared.storage import Presigner

from media_service.adapters.images import SubprocessImageProcessor
from media_service.adapters.markdown import MarkdownRenderer
from media_service.adapters.objects import S3ObjectStore
from media_service.consumers.devices import device_consumer
from media_service.consumers.tickets import ticket_consumer
from media_service.consumers.users import user_consumer
from media_service.models import platform
from media_service.services.attachments import AttachmentService
from media_service.services.faq import FaqService
from media_service.services.media import MediaService
from media_service.services.pages import PageService
from media_service.services.ports import ObjectStore
from media_service.services.processing import ProcessingService
from media_service.services.records import RecordService
from media_service.services.removal import RemovalService
from media_service.services.uploads import UploadService
from media_service.services.users import UserService
from media_service.settings import MediaSettings
from media_service.uow import uow_factory

NAME = "media-service"
PROCESSING_SECONDS = 0.25
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
        self.attachments = AttachmentService(uow)
        self.users = UserService(uow)
        renderer = MarkdownRenderer()
        self.faq = FaqService(uow, renderer)
        self.pages = PageService(uow, renderer)
        self.records = RecordService(uow)
        self.processing = ProcessingService(uow, self.store, SubprocessImageProcessor())
        self.removal = RemovalService(
            uow, self.store, orphaned_after=timedelta(days=settings.orphan_retention_days)
        )

    async def check_storage(self) -> None:
        """Raise when the bucket does not answer."""
        await self.store.ping()

    def consumers(self) -> Sequence[EventConsumer]:
        """Return what this service listens to."""
        return [
            ticket_consumer(self.attachments),
            device_consumer(self.attachments),
            user_consumer(self.users, self.attachments),
        ]

    def jobs(self) -> Sequence[ScheduledJob]:
        """Return what the worker does again and again."""
        return [
            *super().jobs(),
            (self.processing.process_waiting, PROCESSING_SECONDS),
            (self.removal.remove_objects, REMOVAL_SECONDS),
            (self.removal.collect_orphaned, COLLECTION_SECONDS),
            (self.removal.collect_abandoned, COLLECTION_SECONDS),
        ]
