"""Support cases and their chat over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.auth.principal import Principal
from privet_shared.db.idempotency import Answer
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, Idempotency, answer_response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import CurrentPrincipal, StaffPrincipal
from privet_shared.json import rendered
from privet_shared.storage import Presigner

from ticket_service.dependencies import Cases, CurrentPresigner
from ticket_service.errors import CaseNotFound
from ticket_service.routers.rendering import case_detail, case_message, case_summary
from ticket_service.schemas.cases import (
    CaseCreate,
    CaseDetail,
    CaseMessageRead,
    CaseMeta,
    CaseQuery,
    CaseRead,
    CaseStatusUpdate,
)
from ticket_service.schemas.messages import (
    UNREAD_HEADER,
    UNREAD_HEADERS,
    ChatQuery,
    MessageCreate,
    ReadMarker,
)
from ticket_service.services.cases import CaseService, CaseView
from ticket_service.services.chat import MessageView

router = APIRouter(prefix="/support", tags=["support"])


@router.post("", status_code=201, response_model=CaseDetail, responses=problem_responses(409))
async def create_case(
    data: CaseCreate, cases: Cases, actor: CurrentPrincipal, idempotency: CurrentIdempotency
) -> Response:
    """Ask support for help."""

    def render(view: CaseView) -> Answer:
        detail = case_detail(view, actor)
        return Answer(201, rendered(detail), {"ETag": view.etag})

    return answer_response(await cases.create(data, actor=actor, once=idempotency.once(render)))


@router.get("", responses={200: {"headers": LIST_HEADERS}})
async def list_cases(
    request: Request,
    response: Response,
    cases: Cases,
    actor: CurrentPrincipal,
    page: CurrentPage,
    query: Annotated[CaseQuery, Query()],
) -> list[CaseRead]:
    """List cases, newest first: customers see their own, staff all."""
    found = await cases.list(query, page, actor=actor)
    set_page_headers(request, response, found.page.next_cursor)
    listed = [CaseRead.model_validate(case) for case in found.page.items]
    for case in listed:
        case.unread_count = found.unread.get(case.id, 0)
        if case.id in found.summaries:
            case.summary = case_summary(case.user_id, found.summaries[case.id], actor)
    return listed


@router.get("/meta")
async def count_cases(cases: Cases, actor: CurrentPrincipal) -> CaseMeta:
    """Count the caller's cases; for staff, all."""
    active, total = await cases.count(actor=actor)
    return CaseMeta(active=active, total=total)


@router.get("/{case_id}", responses=NOT_MODIFIED | problem_responses(404))
async def get_case(
    case_id: UUID,
    response: Response,
    cases: Cases,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
) -> CaseDetail:
    """Show a case with its history and the caller's next moves."""
    view = await cases.get(case_id, actor=actor)
    precondition.answer_if_fresh(view.etag)
    response.headers["ETag"] = view.etag
    return case_detail(view, actor)


@router.patch("/{case_id}/status", responses=problem_responses(403, 404, 409, 412))
async def change_case_status(
    case_id: UUID,
    data: CaseStatusUpdate,
    response: Response,
    cases: Cases,
    actor: CurrentPrincipal,
    precondition: CurrentPrecondition,
) -> CaseDetail:
    """Move a case to another status; customers may close and reopen theirs."""
    view = await cases.change_status(case_id, data, actor=actor, precondition=precondition)
    response.headers["ETag"] = view.etag
    return case_detail(view, actor)


@router.get(
    "/{case_id}/messages",
    responses={200: {"headers": LIST_HEADERS | UNREAD_HEADERS}, **problem_responses(404)},
)
async def list_case_messages(
    case_id: UUID,
    request: Request,
    response: Response,
    cases: Cases,
    actor: CurrentPrincipal,
    page: CurrentPage,
    query: Annotated[ChatQuery, Query()],
    presigner: CurrentPresigner,
) -> list[CaseMessageRead]:
    """Read the case's chat, from either end, or what is new in it."""
    found = await cases.read(case_id, page, query, actor=actor)
    set_page_headers(request, response, found.next_cursor)
    response.headers[UNREAD_HEADER] = str(found.unread)
    return [case_message(view, presigner) for view in found.items]


async def _write(
    case_id: UUID,
    data: MessageCreate,
    *,
    cases: CaseService,
    actor: Principal,
    idempotency: Idempotency,
    presigner: Presigner,
) -> Response:
    def render(view: MessageView[Any]) -> Answer:
        return Answer(201, rendered(case_message(view, presigner)))

    return answer_response(
        await cases.write(case_id, data, actor=actor, once=idempotency.once(render))
    )


@router.post(
    "/{case_id}/messages",
    status_code=201,
    response_model=CaseMessageRead,
    responses=problem_responses(403, 404, 409),
)
async def create_case_message(
    case_id: UUID,
    data: MessageCreate,
    cases: Cases,
    actor: CurrentPrincipal,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Write in the case's chat, which makes it the other side's turn."""
    return await _write(
        *(case_id, data), cases=cases, actor=actor, idempotency=idempotency, presigner=presigner
    )


@router.post(
    "/{case_id}/messages/user",
    status_code=201,
    response_model=CaseMessageRead,
    responses=problem_responses(403, 404, 409),
)
async def create_case_message_as_owner(
    case_id: UUID,
    data: MessageCreate,
    cases: Cases,
    actor: CurrentPrincipal,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Write as the one whose case it is, staff or not."""
    view = await cases.get(case_id, actor=actor)
    if view.case.user_id != actor.user_id:
        raise CaseNotFound
    return await _write(
        *(case_id, data), cases=cases, actor=actor, idempotency=idempotency, presigner=presigner
    )


@router.post(
    "/{case_id}/messages/support",
    status_code=201,
    response_model=CaseMessageRead,
    responses=problem_responses(403, 404, 409),
)
async def create_case_message_as_support(
    case_id: UUID,
    data: MessageCreate,
    cases: Cases,
    actor: StaffPrincipal,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Write as support."""
    return await _write(
        *(case_id, data), cases=cases, actor=actor, idempotency=idempotency, presigner=presigner
    )


@router.post("/{case_id}/messages/read", status_code=204, responses=problem_responses(404))
async def mark_case_messages_read(
    case_id: UUID, data: ReadMarker, cases: Cases, actor: CurrentPrincipal
) -> None:
    """Note how far the caller has read."""
    await cases.mark_read(case_id, data.up_to, actor=actor)
