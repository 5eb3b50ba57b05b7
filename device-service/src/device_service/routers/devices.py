"""Devices over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from privet_shared.db.idempotency import Answer
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.idempotency import CurrentIdempotency, answer_response
from privet_shared.http.lists import LIST_HEADERS, CurrentPage, page_headers, set_page_headers
from privet_shared.http.problems import problem_responses
from privet_shared.http.rows import RowRenderer, json_response
from privet_shared.http.security import CurrentPrincipal, OptionalPrincipal
from privet_shared.json import rendered

from device_service.dependencies import CurrentAuthor, CurrentPresigner, Devices
from device_service.routers.rendering import device_read, device_summary
from device_service.schemas.devices import (
    DeviceCreate,
    DeviceFound,
    DeviceListed,
    DeviceListQuery,
    DeviceRead,
    DeviceSearch,
    DeviceTransfer,
    DeviceUpdate,
)
from device_service.services.views import DeviceView

router = APIRouter(prefix="/devices", tags=["devices"])
public_router = APIRouter(prefix="/devices", tags=["devices"])

_FOUND, _LISTED = RowRenderer(DeviceFound), RowRenderer(DeviceListed)

TOKEN_OPTIONAL: dict[str, Any] = {"security": [{}]}
"""Says in OpenAPI that a route takes a token and does without one."""


@public_router.get(
    "/search",
    response_model=list[DeviceFound],
    responses={200: {"headers": LIST_HEADERS}, **problem_responses(401)},
    openapi_extra=TOKEN_OPTIONAL,
)
async def search_devices(
    request: Request,
    response: Response,
    devices: Devices,
    actor: OptionalPrincipal,
    page: CurrentPage,
    query: Annotated[DeviceSearch, Query()],
    presigner: CurrentPresigner,
) -> Response | list[DeviceFound]:
    """Find devices, newest first."""
    if query.include:
        cards = await devices.search_cards(query, page, actor=actor)
        set_page_headers(request, response, cards.next_cursor)
        return [
            DeviceFound(
                id=card.device.id,
                title=card.device.title,
                summary=device_summary(card, presigner),
            )
            for card in cards.items
        ]
    found = await devices.search(query, page, actor=actor)
    return json_response(_FOUND.render(found.items), page_headers(request, found.next_cursor))


@public_router.post(
    "",
    status_code=201,
    response_model=DeviceRead,
    responses=problem_responses(401, 403, 409),
    openapi_extra=TOKEN_OPTIONAL,
)
async def create_device(
    data: DeviceCreate,
    devices: Devices,
    author: CurrentAuthor,
    idempotency: CurrentIdempotency,
    presigner: CurrentPresigner,
) -> Response:
    """Register a device; its serial number is one of a kind within the brand."""

    def render(view: DeviceView) -> Answer:
        detail = device_read(view, presigner)
        return Answer(201, rendered(detail), {"ETag": view.etag})

    return answer_response(await devices.create(data, author=author, once=idempotency.once(render)))


@public_router.get(
    "/{device_id}",
    responses=NOT_MODIFIED | problem_responses(401, 404),
    openapi_extra=TOKEN_OPTIONAL,
)
async def get_device(
    device_id: UUID,
    response: Response,
    devices: Devices,
    actor: OptionalPrincipal,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> DeviceRead:
    """Show a device with its photos and whether its warranty stands."""
    view = await devices.get(device_id, actor=actor)
    precondition.answer_if_fresh(view.etag)
    response.headers["ETag"] = view.etag
    return device_read(view, presigner)


@public_router.patch(
    "/{device_id}",
    responses=problem_responses(401, 404, 409, 412),
    openapi_extra=TOKEN_OPTIONAL,
)
async def update_device(
    device_id: UUID,
    data: DeviceUpdate,
    response: Response,
    devices: Devices,
    author: CurrentAuthor,
    precondition: CurrentPrecondition,
    presigner: CurrentPresigner,
) -> DeviceRead:
    """Edit a device; every change is kept in its history."""
    view = await devices.update(device_id, data, author=author, precondition=precondition)
    response.headers["ETag"] = view.etag
    return device_read(view, presigner)


@router.get(
    "/my",
    name="list_my_devices",
    response_model=list[DeviceListed],
    responses={200: {"headers": LIST_HEADERS}},
)
@router.get("", response_model=list[DeviceListed], responses={200: {"headers": LIST_HEADERS}})
async def list_devices(
    request: Request,
    response: Response,
    devices: Devices,
    actor: CurrentPrincipal,
    page: CurrentPage,
    query: Annotated[DeviceListQuery, Query()],
    presigner: CurrentPresigner,
) -> Response | list[DeviceListed]:
    """List the caller's own devices, newest first."""
    if query.include:
        cards = await devices.list_cards(page, actor=actor)
        set_page_headers(request, response, cards.next_cursor)
        return [
            DeviceListed(
                id=card.device.id,
                title=card.device.title,
                created_at=card.device.created_at,
                summary=device_summary(card, presigner),
            )
            for card in cards.items
        ]
    found = await devices.list(page, actor=actor)
    return json_response(_LISTED.render(found.items), page_headers(request, found.next_cursor))


@router.delete("/{device_id}", status_code=204, responses=problem_responses(404, 409))
async def delete_device(device_id: UUID, devices: Devices, actor: CurrentPrincipal) -> None:
    """Delete a device with its photos and history, unless a ticket on it is open."""
    await devices.delete(device_id, actor=actor)


@router.post("/{device_id}/transfer", responses=problem_responses(404))
async def transfer_device(
    device_id: UUID,
    data: DeviceTransfer,
    response: Response,
    devices: Devices,
    actor: CurrentPrincipal,
    author: CurrentAuthor,
    presigner: CurrentPresigner,
) -> DeviceRead:
    """Give a device of one's own to another user; its tickets stay with who filed them."""
    view = await devices.transfer(device_id, data, actor=actor, author=author)
    response.headers["ETag"] = view.etag
    return device_read(view, presigner)
