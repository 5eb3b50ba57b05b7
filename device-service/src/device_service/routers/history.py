"""The history of a device over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal

from device_service.dependencies import History
from device_service.schemas.history import ChangeRead

router = APIRouter(prefix="/devices/{device_id}/history", tags=["devices"])


@router.get("", responses={200: {"headers": LIST_HEADERS}, **problem_responses(404)})
async def list_device_history(
    device_id: UUID,
    request: Request,
    response: Response,
    history: History,
    actor: CurrentPrincipal,
    page: CurrentPage,
) -> list[ChangeRead]:
    """Tell who changed what on a device of one's own, newest first."""
    found = await history.list(device_id, page, actor=actor)
    set_page_headers(request, response, found.next_cursor)
    return [ChangeRead.model_validate(change) for change in found.items]
