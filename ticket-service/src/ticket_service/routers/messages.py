"""The chat of a ticket over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal
from privet_shared.json import rendered

from ticket_service.dependencies import CurrentPresigner, Messages
from ticket_service.routers.rendering import ticket_message
from ticket_service.schemas.messages import (
    UNREAD_HEADER,
    UNREAD_HEADERS,
    ChatQuery,
    MessageCreate,
    ReadMarker,
    TicketMessageRead,
)
from ticket_service.services.chat import MessageView

router = APIRouter(prefix="/tickets/{ticket_id}/messages", tags=["tickets"])


@router.post(
    "",
    status_code=201,
    response_model=TicketMessageRead,
    responses=problem_responses(403, 404, 409),
)
async def create_ticket_message(
    ticket_id: UUID,
    data: MessageCreate,
    messages: Messages,
    actor: CurrentPrincipal,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Write in the ticket's chat; ``internal`` notes are staff's alone."""

    def render(view: MessageView[Any]) -> Answer:
        return Answer(201, rendered(ticket_message(view, presigner)))

    return answer_response(
        await messages.create(ticket_id, data, actor=actor, once=idempotency.once(render))
    )


@router.get(
    "",
    responses={200: {"headers": LIST_HEADERS | UNREAD_HEADERS}, **problem_responses(404)},
)
async def list_ticket_messages(
    ticket_id: UUID,
    request: Request,
    response: Response,
    messages: Messages,
    actor: CurrentPrincipal,
    page: CurrentPage,
    query: Annotated[ChatQuery, Query()],
    presigner: CurrentPresigner,
) -> list[TicketMessageRead]:
    """Read the ticket's chat, from either end, or what is new in it."""
    found = await messages.list(ticket_id, page, query, actor=actor)
    set_page_headers(request, response, found.next_cursor)
    response.headers[UNREAD_HEADER] = str(found.unread)
    return [ticket_message(view, presigner) for view in found.items]


@router.post("/read", status_code=204, responses=problem_responses(404))
async def mark_ticket_messages_read(
    ticket_id: UUID, data: ReadMarker, messages: Messages, actor: CurrentPrincipal
) -> None:
    """Note how far the caller has read."""
    await messages.mark_read(ticket_id, data.up_to, actor=actor)
