"""The composition root: builds the media service's parts from its settings."""

from datetime import timedelta

from privet_shared.db.engine import make_engine
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.nats import EventBus
from privet_shared.messaging.outbox import OutboxRelay
from privet_shared.messaging.worker import Housekeeping
from privet_shared.storage import Presigner
from sqlalchemy import text

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


class Container:
    """Everything that the HTTP process and the worker are made of."""

    def __init__(self, settings: MediaSettings, *, store: ObjectStore | None = None) -> None:
        self.settings = settings
        self.engine = make_engine(
            settings.database_url.get_secret_value(),
            name=NAME,
            pool_size=settings.database_pool_size,
        )
        uow = uow_factory(self.engine)
        self.store = store or S3ObjectStore(settings.storage)
        self.presigner = Presigner(settings.storage)
        self.uploads = UploadService(uow, self.store)
        self.media = MediaService(uow)
        self.grants = GrantService(uow)
        self.users = UserService(uow)
        self.removal = RemovalService(uow, self.store)

    async def check_postgres(self) -> None:
        """Raise when Postgres does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def check_storage(self) -> None:
        """Raise when the bucket does not answer."""
        await self.store.ping()

    def event_bus(self) -> EventBus:
        """Return the worker's connection to NATS."""
        return EventBus(self.settings.nats_url, name=NAME)

    def relay(self, bus: EventBus) -> OutboxRelay:
        """Return the publisher of this service's events."""
        return OutboxRelay(self.engine, platform, bus)

    def consumers(self) -> list[EventConsumer]:
        """Return what this service listens to."""
        return [ticket_consumer(self.grants), user_consumer(self.users)]

    def housekeeping(self) -> Housekeeping:
        """Return the clean-up of the platform tables."""
        return Housekeeping(
            self.engine,
            platform,
            outbox_retention=timedelta(hours=self.settings.outbox_retention_hours),
        )

    async def close(self) -> None:
        """Close connections."""
        await self.engine.dispose()
