"""Saved views of the queue over HTTP, for staff."""

from uuid import UUID

from fastapi import APIRouter, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.conditional import CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import StaffPrincipal
from privet_shared.json import rendered

from ticket_service.dependencies import SavedViews
from ticket_service.schemas.saved_views import (
    SavedViewCreate,
    SavedViewRead,
    SavedViewUpdate,
    ViewCount,
    ViewCounts,
)
from ticket_service.services.saved_views import COUNT_LIMIT, SavedViewView

router = APIRouter(prefix="/tickets/views", tags=["tickets"])


def _read(shown: SavedViewView) -> SavedViewRead:
    view = shown.view
    return SavedViewRead(
        id=view.id,
        name=view.name,
        shared=view.shared,
        filter=view.filter,
        position=view.position,
        owner_id=view.owner_id,
        owner_name=shown.owner.name if shown.owner else None,
        editable=shown.editable,
        created_at=view.created_at,
        updated_at=view.updated_at,
    )


@router.get("", responses=problem_responses(403))
async def list_saved_views(views: SavedViews, actor: StaffPrincipal) -> list[SavedViewRead]:
    """List the caller's views and those that others share, of these at most 200; staff only."""
    return [_read(shown) for shown in await views.list(actor=actor)]


@router.post(
    "", status_code=201, response_model=SavedViewRead, responses=problem_responses(403, 409)
)
async def create_saved_view(
    data: SavedViewCreate, views: SavedViews, actor: StaffPrincipal, idempotency: CurrentIdempotency
) -> Response:
    """Keep a view of the queue, for oneself or for all staff; at most 50 each."""

    def render(shown: SavedViewView) -> Answer:
        return Answer(201, rendered(_read(shown)), {"ETag": shown.etag})

    return answer_response(await views.create(data, actor=actor, once=idempotency.once(render)))


@router.get("/counts", responses=problem_responses(403))
async def count_saved_views(views: SavedViews, actor: StaffPrincipal) -> ViewCounts:
    """Count what each view shows, up to a limit, where that is quick; staff only."""
    counts = await views.count(actor=actor)
    return ViewCounts(
        limit=COUNT_LIMIT,
        **counts.built_in,
        views=[ViewCount(id=view_id, count=count) for view_id, count in counts.saved.items()],
    )


@router.patch("/{view_id}", responses=problem_responses(403, 404, 412))
async def update_saved_view(
    view_id: UUID,
    data: SavedViewUpdate,
    response: Response,
    views: SavedViews,
    actor: StaffPrincipal,
    precondition: CurrentPrecondition,
) -> SavedViewRead:
    """Change a view: its owner, or an admin if it is shared."""
    shown = await views.update(view_id, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = shown.etag
    return _read(shown)


@router.delete("/{view_id}", status_code=204, responses=problem_responses(403, 404))
async def delete_saved_view(view_id: UUID, views: SavedViews, actor: StaffPrincipal) -> None:
    """Delete a view: its owner, or an admin if it is shared."""
    await views.delete(view_id, actor=actor)
