"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Request
from privet_shared.storage import Presigner

from ticket_service.container import Container
from ticket_service.services.bulk import BulkService
from ticket_service.services.cases import CaseService
from ticket_service.services.messages import MessageService
from ticket_service.services.records import RecordService
from ticket_service.services.statistics import StatisticsService
from ticket_service.services.tickets import TicketService
from ticket_service.services.work import WorkService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


def _tickets(container: Annotated[Container, Depends(_container)]) -> TicketService:
    return container.tickets


def _messages(container: Annotated[Container, Depends(_container)]) -> MessageService:
    return container.messages


def _bulk(container: Annotated[Container, Depends(_container)]) -> BulkService:
    return container.bulk


def _cases(container: Annotated[Container, Depends(_container)]) -> CaseService:
    return container.cases


def _records(container: Annotated[Container, Depends(_container)]) -> RecordService:
    return container.records


def _statistics(container: Annotated[Container, Depends(_container)]) -> StatisticsService:
    return container.statistics


def _work(container: Annotated[Container, Depends(_container)]) -> WorkService:
    return container.work


def _presigner(container: Annotated[Container, Depends(_container)]) -> Presigner:
    return container.presigner


Tickets = Annotated[TicketService, Depends(_tickets)]
Messages = Annotated[MessageService, Depends(_messages)]
Bulk = Annotated[BulkService, Depends(_bulk)]
Cases = Annotated[CaseService, Depends(_cases)]
Records = Annotated[RecordService, Depends(_records)]
Statistics = Annotated[StatisticsService, Depends(_statistics)]
Work = Annotated[WorkService, Depends(_work)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
