"""The composition root: builds the device service's parts from its settings."""

from collections.abc import Callable, Sequence

from privet_shared.messaging.consumer import EventConsumer
from privet_shared.ports import Lookup
from privet_shared.service import ServiceContainer
from privet_shared.storage import Presigner

from device_service.consumers.media import media_consumer
from device_service.consumers.tickets import ticket_consumer
from device_service.consumers.users import user_consumer
from device_service.domain.policies import AccessPolicy
from device_service.models import platform
from device_service.repositories.devices import DeviceReads
from device_service.services.devices import DeviceService
from device_service.services.history import HistoryService
from device_service.services.imports import ImportService
from device_service.services.labels import LabelService
from device_service.services.media import MediaService
from device_service.services.photos import PhotoService
from device_service.services.records import RecordService
from device_service.services.tickets import TicketService
from device_service.services.users import UserService
from device_service.settings import DeviceSettings
from device_service.uow import uow_factory

NAME = "device-service"


class Container(ServiceContainer):
    """Everything that the HTTP process and the worker are made of."""

    def __init__(
        self, settings: DeviceSettings, *, lookups: Callable[[str], Lookup] | None = None
    ) -> None:
        super().__init__(settings, name=NAME, platform=platform, lookups=lookups)
        uow = uow_factory(self.engine)
        access = AccessPolicy(
            public_read=settings.devices_public_read, public_write=settings.devices_public_write
        )
        self.presigner = Presigner(settings.storage)
        self.users = UserService(uow, self.lookup(settings.auth_service_url))
        self.media = MediaService(uow, self.lookup(settings.media_service_url))
        self.tickets = TicketService(uow)
        region = settings.default_phone_region
        self.devices = DeviceService(
            uow,
            reads=DeviceReads(self.reader),
            users=self.users,
            access=access,
            region=region,
        )
        self.imports = ImportService(uow, users=self.users, region=region)
        self.labels = LabelService(settings.public_url)
        self.records = RecordService(uow)
        self.photos = PhotoService(uow, media=self.media)
        self.history = HistoryService(uow)

    def consumers(self) -> Sequence[EventConsumer]:
        """Return what this service listens to."""
        return [
            user_consumer(self.users),
            media_consumer(self.media),
            ticket_consumer(self.tickets),
        ]
