"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Request
from privet_shared.storage import Presigner

from ticket_service.container import Container
from ticket_service.services.assignees import AssigneeService
from ticket_service.services.bulk import BulkService
from ticket_service.services.cases import CaseService
from ticket_service.services.messages import MessageService
from ticket_service.services.records import RecordService
from ticket_service.services.saved_views import SavedViewService
from ticket_service.services.statistics import StatisticsService
from ticket_service.services.tickets import TicketService
from ticket_service.services.work import WorkService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


async def _tickets(request: Request) -> TicketService:
    return _container(request).tickets


async def _messages(request: Request) -> MessageService:
    return _container(request).messages


async def _assignees(request: Request) -> AssigneeService:
    return _container(request).assignees


async def _bulk(request: Request) -> BulkService:
    return _container(request).bulk


async def _cases(request: Request) -> CaseService:
    return _container(request).cases


async def _records(request: Request) -> RecordService:
    return _container(request).records


async def _saved_views(request: Request) -> SavedViewService:
    return _container(request).saved_views


async def _statistics(request: Request) -> StatisticsService:
    return _container(request).statistics


async def _work(request: Request) -> WorkService:
    return _container(request).work


async def _presigner(request: Request) -> Presigner:
    return _container(request).presigner


Tickets = Annotated[TicketService, Depends(_tickets)]
Messages = Annotated[MessageService, Depends(_messages)]
Assignees = Annotated[AssigneeService, Depends(_assignees)]
Bulk = Annotated[BulkService, Depends(_bulk)]
Cases = Annotated[CaseService, Depends(_cases)]
Records = Annotated[RecordService, Depends(_records)]
SavedViews = Annotated[SavedViewService, Depends(_saved_views)]
Statistics = Annotated[StatisticsService, Depends(_statistics)]
Work = Annotated[WorkService, Depends(_work)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
