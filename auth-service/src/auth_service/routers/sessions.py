"""The caller's sessions over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal

from auth_service.dependencies import CurrentOrigin, Sessions
from auth_service.schemas.sessions import SessionRead

router = APIRouter(prefix="/auth/sessions", tags=["auth"])


@router.get("", responses={200: {"headers": LIST_HEADERS}})
async def list_sessions(
    request: Request,
    response: Response,
    sessions: Sessions,
    actor: CurrentPrincipal,
    page: CurrentPage,
) -> list[SessionRead]:
    """List where the caller is signed in, newest first."""
    found = await sessions.list(page, actor=actor)
    set_page_headers(request, response, found.next_cursor)
    return [
        SessionRead(
            id=session.id,
            user_agent=session.user_agent,
            ip=session.ip,
            created_at=session.created_at,
            last_used_at=session.last_used_at,
            current=session.id == actor.session_id,
        )
        for session in found.items
    ]


@router.delete("/{session_id}", status_code=204, responses=problem_responses(404))
async def end_session(
    session_id: UUID, sessions: Sessions, actor: CurrentPrincipal, origin: CurrentOrigin
) -> None:
    """Sign one device out."""
    await sessions.end(session_id, actor=actor, origin=origin)


@router.delete("", status_code=204)
async def end_other_sessions(
    sessions: Sessions, actor: CurrentPrincipal, origin: CurrentOrigin
) -> None:
    """Sign every other device out."""
    await sessions.end_others(actor=actor, origin=origin)
