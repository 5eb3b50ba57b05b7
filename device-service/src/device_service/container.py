"""The composition root: builds the device service's parts from its settings."""

from collections.abc import Callable
from datetime import timedelta

from privet_shared.auth.tokens import TokenCodec
from privet_shared.db.engine import make_engine
from privet_shared.http.internal_client import InternalClients
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.messaging.nats import EventBus
from privet_shared.messaging.outbox import OutboxRelay
from privet_shared.messaging.worker import Housekeeping
from privet_shared.ports import Lookup
from privet_shared.storage import Presigner
from sqlalchemy import text

from device_service.consumers.media import media_consumer
from device_service.consumers.tickets import ticket_consumer
from device_service.consumers.users import user_consumer
from device_service.domain.policies import AccessPolicy
from device_service.models import platform
from device_service.services.devices import DeviceService
from device_service.services.history import HistoryService
from device_service.services.media import MediaService
from device_service.services.photos import PhotoService
from device_service.services.tickets import TicketService
from device_service.services.users import UserService
from device_service.settings import DeviceSettings
from device_service.uow import uow_factory

NAME = "device-service"


class Container:
    """Everything that the HTTP process and the worker are made of."""

    def __init__(
        self, settings: DeviceSettings, *, lookups: Callable[[str], Lookup] | None = None
    ) -> None:
        self.settings = settings
        self.engine = make_engine(
            settings.database_url.get_secret_value(),
            name=NAME,
            pool_size=settings.database_pool_size,
        )
        tokens = TokenCodec(settings.jwt_secret.get_secret_value(), settings.jwt_algorithm)

        self._clients = InternalClients(service=NAME, tokens=tokens)
        lookup = lookups or self._clients.at
        uow = uow_factory(self.engine)
        access = AccessPolicy(
            public_read=settings.devices_public_read, public_write=settings.devices_public_write
        )
        self.presigner = Presigner(settings.storage)
        self.users = UserService(uow, lookup(settings.auth_service_url))
        self.media = MediaService(uow, lookup(settings.media_service_url))
        self.tickets = TicketService(uow)
        self.devices = DeviceService(uow, users=self.users, access=access)
        self.photos = PhotoService(uow, media=self.media)
        self.history = HistoryService(uow)

    async def check_postgres(self) -> None:
        """Raise when Postgres does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    def event_bus(self) -> EventBus:
        """Return the worker's connection to NATS."""
        return EventBus(self.settings.nats_url, name=NAME)

    def relay(self, bus: EventBus) -> OutboxRelay:
        """Return the publisher of this service's events."""
        return OutboxRelay(self.engine, platform, bus)

    def consumers(self) -> list[EventConsumer]:
        """Return what this service listens to."""
        return [
            user_consumer(self.users),
            media_consumer(self.media),
            ticket_consumer(self.tickets),
        ]

    def housekeeping(self) -> Housekeeping:
        """Return the clean-up of the platform tables."""
        return Housekeeping(
            self.engine,
            platform,
            outbox_retention=timedelta(hours=self.settings.outbox_retention_hours),
        )

    async def close(self) -> None:
        """Close connections."""
        await self._clients.close()
        await self.engine.dispose()
