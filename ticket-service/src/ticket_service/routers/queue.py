"""The queue of tickets over HTTP, for staff: many at once, figures, tables."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse
from privet_shared.auth.principal import Role
from privet_shared.db.idempotency import Answer
from privet_shared.http.csv import CSV_RESPONSE, csv_response
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import StaffPrincipal
from privet_shared.json import rendered

from ticket_service.dependencies import Assignees, Bulk, Statistics, Tickets
from ticket_service.domain.statuses import TicketPriority, TicketStatus
from ticket_service.schemas.assignees import AssigneeRead
from ticket_service.schemas.bulk import BulkChange, BulkError, BulkResult
from ticket_service.schemas.statistics import (
    Ageing,
    Breaches,
    DayRead,
    RatingSummary,
    StatisticsQuery,
    StatisticsRead,
    Times,
)
from ticket_service.schemas.tickets import TicketQuery
from ticket_service.services.bulk import BulkOutcome

router = APIRouter(prefix="/tickets", tags=["tickets"])

_COLUMNS = (
    *("number", "status", "priority", "title", "description", "tags", "user_id", "device_id"),
    *("assignee_id", "preferred_date", "created_at", "first_answer_due_at", "first_answered_at"),
    *("resolution_due_at", "completed_at", "reopened_count"),
)


@router.post("/bulk", response_model=list[BulkResult], responses=problem_responses(403, 409))
async def change_tickets(
    data: BulkChange, bulk: Bulk, actor: StaffPrincipal, idempotency: CurrentIdempotency
) -> Response:
    """Change many tickets, each by itself and by the rules of one; staff only."""

    def render(outcomes: list[BulkOutcome]) -> Answer:
        return Answer(200, [rendered(_result(outcome)) for outcome in outcomes])

    return answer_response(await bulk.change(data, actor=actor, once=idempotency.once(render)))


def _result(outcome: BulkOutcome) -> BulkResult:
    error = outcome.error
    return BulkResult(
        id=outcome.ticket_id,
        ok=error is None,
        error=BulkError(code=error.code, detail=error.detail) if error else None,
    )


@router.get(
    "/export.csv",
    response_class=StreamingResponse,
    responses=CSV_RESPONSE | problem_responses(403),
)
async def export_tickets(
    tickets: Tickets, actor: StaffPrincipal, query: Annotated[TicketQuery, Query()]
) -> StreamingResponse:
    """Download the tickets that fit as a table; staff only."""
    rows = _rows(tickets.export(query, actor=actor))
    return await csv_response("tickets.csv", _COLUMNS, rows)


async def _rows(tickets: AsyncIterator[Any]) -> AsyncIterator[list[object]]:
    async for ticket in tickets:
        row = [getattr(ticket, column) for column in _COLUMNS]
        row[_COLUMNS.index("tags")] = ", ".join(ticket.tags)
        yield [value.isoformat() if hasattr(value, "isoformat") else value for value in row]


@router.get("/assignees", responses=problem_responses(403))
async def list_assignees(assignees: Assignees, _actor: StaffPrincipal) -> list[AssigneeRead]:
    """List whom tickets can be given to, by name, at most 500; staff only."""
    return [
        AssigneeRead(
            id=row.user.id,
            name=row.user.name,
            roles=[Role(name) for name in row.user.roles],
            open_tickets=row.open_tickets,
        )
        for row in await assignees.list()
    ]


@router.get("/stats", responses=problem_responses(403))
async def get_statistics(
    statistics: Statistics, _actor: StaffPrincipal, query: Annotated[StatisticsQuery, Query()]
) -> StatisticsRead:
    """Count the queue, and the tickets filed in a period; staff only."""
    found = await statistics.get(first=query.first, last=query.last)
    period = found.period
    ages = ("under_1_day", "from_1_to_3_days", "from_3_to_7_days", "over_7_days")
    return StatisticsRead(
        by_status={status: found.by_status.get(status, 0) for status in TicketStatus},
        open_by_priority={
            priority: found.open_by_priority.get(priority, 0) for priority in TicketPriority
        },
        ageing=Ageing(**dict(zip(ages, found.open_by_age, strict=True))),
        created=period.created,
        first_answer_minutes=Times(median=period.answer_median, p90=period.answer_p90),
        resolution_minutes=Times(median=period.solution_median, p90=period.solution_p90),
        sla_breaches=Breaches(
            first_answer=period.answer_breaches, resolution=period.solution_breaches
        ),
        per_day=[DayRead.model_validate(day) for day in found.days],
        rating=RatingSummary(count=found.ratings, average=found.rating_average),
    )
