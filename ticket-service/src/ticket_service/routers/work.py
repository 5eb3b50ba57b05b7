"""What comes of a ticket over HTTP: assignment, the report of the work, the rating, merging."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from privet_shared.conditional import Precondition
from privet_shared.db.idempotency import Answer
from privet_shared.http.conditional import CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal, StaffPrincipal
from privet_shared.json import rendered

from ticket_service.dependencies import CurrentPresigner, Tickets, Work
from ticket_service.routers.rendering import ticket_detail
from ticket_service.schemas.tickets import Assignment, Merge, TicketDetail, TicketUpdate
from ticket_service.schemas.work import RatingCreate, RatingRead, WorkReportUpdate

router = APIRouter(prefix="/tickets/{ticket_id}", tags=["tickets"])


@router.post("/assign", responses=problem_responses(403, 404, 409))
async def assign_ticket(
    ticket_id: UUID,
    data: Assignment,
    response: Response,
    tickets: Tickets,
    actor: StaffPrincipal,
    presigner: CurrentPresigner,
) -> TicketDetail:
    """Give the ticket to a member of staff, or take it from them; staff only."""
    change = TicketUpdate(assignee_id=data.assignee_id)
    view = await tickets.update(ticket_id, change, actor=actor, precondition=Precondition())
    response.headers["ETag"] = view.etag
    return ticket_detail(view, actor, presigner)


@router.post("/merge", responses=problem_responses(403, 404, 409))
async def merge_ticket(
    ticket_id: UUID,
    data: Merge,
    response: Response,
    tickets: Tickets,
    actor: StaffPrincipal,
    presigner: CurrentPresigner,
) -> TicketDetail:
    """Close a duplicate in favour of another ticket, which is shown; staff only."""
    view = await tickets.merge(ticket_id, data.into, actor=actor)
    response.headers["ETag"] = view.etag
    return ticket_detail(view, actor, presigner)


@router.put("/work-report", responses=problem_responses(403, 404, 409, 412))
async def report_work(
    ticket_id: UUID,
    data: WorkReportUpdate,
    response: Response,
    work: Work,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> TicketDetail:
    """Write down what was done, in place of an earlier report: the assignee, or an admin."""
    view = await work.report(ticket_id, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = view.etag
    return ticket_detail(view, actor, presigner)


@router.post(
    "/rating",
    status_code=201,
    response_model=RatingRead,
    responses=problem_responses(403, 404, 409),
)
async def rate_ticket(
    ticket_id: UUID,
    data: RatingCreate,
    work: Work,
    actor: CurrentPrincipal,
    idempotency: CurrentIdempotency,
) -> Response:
    """Judge a completed ticket: its customer, once for each completion."""

    def render(rating: Any) -> Answer:
        return Answer(201, rendered(RatingRead.model_validate(rating)))

    return answer_response(
        await work.rate(ticket_id, data, actor=actor, once=idempotency.once(render))
    )
