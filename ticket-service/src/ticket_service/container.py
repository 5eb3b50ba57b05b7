"""The composition root: builds the ticket service's parts from its settings."""

from collections.abc import Callable, Sequence

from privet_shared.db.writes import Filing
from privet_shared.messaging.consumer import EventConsumer
from privet_shared.ports import Lookup
from privet_shared.service import ServiceContainer
from privet_shared.storage import Presigner

from ticket_service.consumers.devices import device_consumer
from ticket_service.consumers.media import media_consumer
from ticket_service.consumers.users import user_consumer
from ticket_service.domain.sla import targets_of
from ticket_service.models import platform
from ticket_service.repositories.details import DetailReads
from ticket_service.repositories.tickets import TicketReads
from ticket_service.services.assignees import AssigneeService
from ticket_service.services.bulk import BulkService
from ticket_service.services.cases import CaseService
from ticket_service.services.devices import DeviceService
from ticket_service.services.media import MediaService
from ticket_service.services.messages import MessageService
from ticket_service.services.records import RecordService
from ticket_service.services.saved_views import SavedViewService
from ticket_service.services.statistics import StatisticsService
from ticket_service.services.tickets import TicketService
from ticket_service.services.users import UserService
from ticket_service.services.work import WorkService
from ticket_service.settings import TicketSettings
from ticket_service.uow import SOURCE, uow_factory

NAME = "ticket-service"


class Container(ServiceContainer):
    """Everything that the HTTP process and the worker are made of."""

    def __init__(
        self, settings: TicketSettings, *, lookups: Callable[[str], Lookup] | None = None
    ) -> None:
        super().__init__(settings, name=NAME, platform=platform, lookups=lookups)
        uow = uow_factory(self.engine)
        self.presigner = Presigner(settings.storage)
        self.users = UserService(uow, self.lookup(settings.auth_service_url))
        self.devices = DeviceService(uow, self.lookup(settings.device_service_url))
        self.media = MediaService(uow, self.lookup(settings.media_service_url))
        targets = targets_of(settings.sla_hours)
        self.tickets = TicketService(
            uow,
            reads=TicketReads(self.reader),
            details=DetailReads(self.reader),
            filing=Filing(self.reader, platform, source=SOURCE),
            users=self.users,
            devices=self.devices,
            media=self.media,
            targets=targets,
        )
        self.assignees = AssigneeService(uow)
        self.bulk = BulkService(uow, users=self.users, targets=targets)
        self.messages = MessageService(uow, media=self.media)
        self.work = WorkService(uow, media=self.media)
        self.saved_views = SavedViewService(uow)
        self.statistics = StatisticsService(uow)
        self.cases = CaseService(uow, media=self.media)
        self.records = RecordService(uow)

    def consumers(self) -> Sequence[EventConsumer]:
        """Return what this service listens to."""
        return [
            user_consumer(self.users),
            device_consumer(self.devices),
            media_consumer(self.media),
        ]
