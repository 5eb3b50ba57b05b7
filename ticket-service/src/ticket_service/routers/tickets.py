"""Tickets over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, page_headers, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.rows import RowRenderer, json_response
from privet_shared.http.security import CurrentPrincipal
from privet_shared.json import rendered

from ticket_service.dependencies import CurrentPresigner, Tickets
from ticket_service.routers.rendering import ticket_card, ticket_detail
from ticket_service.schemas.tickets import (
    StatusUpdate,
    TicketCreate,
    TicketDetail,
    TicketFound,
    TicketListQuery,
    TicketUpdate,
)
from ticket_service.services.views import TicketView

router = APIRouter(prefix="/tickets", tags=["tickets"])

_FOUND = RowRenderer(TicketFound)


@router.post("", status_code=201, response_model=TicketDetail, responses=problem_responses(409))
async def create_ticket(
    data: TicketCreate,
    tickets: Tickets,
    actor: CurrentPrincipal,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """File a ticket; the device, when one is named, must be registered."""

    def render(view: TicketView) -> Answer:
        detail = ticket_detail(view, actor, presigner)
        return Answer(201, rendered(detail), {"ETag": view.etag})

    return answer_response(await tickets.create(data, actor=actor, once=idempotency.once(render)))


@router.get("", response_model=list[TicketFound], responses={200: {"headers": LIST_HEADERS}})
async def list_tickets(
    request: Request,
    response: Response,
    tickets: Tickets,
    actor: CurrentPrincipal,
    page: CurrentPage,
    query: Annotated[TicketListQuery, Query()],
) -> Response | list[TicketFound]:
    """List tickets: customers see their own, staff all; ``q`` searches numbers and words."""
    if query.include:
        cards = await tickets.list_cards(query, page, actor=actor)
        set_page_headers(request, response, cards.next_cursor)
        return [ticket_card(card, actor) for card in cards.items]
    found = await tickets.list(query, page, actor=actor)
    return json_response(_FOUND.render(found.items), page_headers(request, found.next_cursor))


@router.get("/{ticket_id}", responses=NOT_MODIFIED | problem_responses(404))
async def get_ticket(
    ticket_id: UUID,
    response: Response,
    tickets: Tickets,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> TicketDetail:
    """Show a ticket with its device, files, history and the caller's next moves."""
    view = await tickets.get(ticket_id, actor=actor)
    precondition.answer_if_fresh(view.etag)
    response.headers["ETag"] = view.etag
    return ticket_detail(view, actor, presigner)


@router.patch("/{ticket_id}", responses=problem_responses(403, 404, 409, 412))
async def update_ticket(
    ticket_id: UUID,
    data: TicketUpdate,
    response: Response,
    tickets: Tickets,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> TicketDetail:
    """Edit an open ticket; priority, tags and assignee are for staff."""
    view = await tickets.update(ticket_id, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = view.etag
    return ticket_detail(view, actor, presigner)


@router.patch("/{ticket_id}/status", responses=problem_responses(403, 404, 409, 412))
async def change_ticket_status(
    ticket_id: UUID,
    data: StatusUpdate,
    response: Response,
    tickets: Tickets,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> TicketDetail:
    """Move a ticket to another status; everyone who follows it hears of it at once."""
    view = await tickets.change_status(ticket_id, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = view.etag
    return ticket_detail(view, actor, presigner)
