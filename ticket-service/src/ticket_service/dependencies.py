"""What the routers are given."""

from typing import Annotated

from fastapi import Depends, Request
from privet_shared.storage import Presigner

from ticket_service.container import Container
from ticket_service.services.messages import MessageService
from ticket_service.services.tickets import TicketService


def _container(request: Request) -> Container:
    container = request.app.state.container
    assert isinstance(container, Container)  # noqa: S101  # set by create_app
    return container


def _tickets(container: Annotated[Container, Depends(_container)]) -> TicketService:
    return container.tickets


def _messages(container: Annotated[Container, Depends(_container)]) -> MessageService:
    return container.messages


def _presigner(container: Annotated[Container, Depends(_container)]) -> Presigner:
    return container.presigner


Tickets = Annotated[TicketService, Depends(_tickets)]
Messages = Annotated[MessageService, Depends(_messages)]
CurrentPresigner = Annotated[Presigner, Depends(_presigner)]
