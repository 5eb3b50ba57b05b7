"""Labels of devices over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from privet_shared.http.conditional import NOT_MODIFIED, CurrentPrecondition
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import OptionalPrincipal

from device_service.dependencies import Devices, Labels
from device_service.routers.devices import TOKEN_OPTIONAL

public_router = APIRouter(prefix="/devices/{device_id}", tags=["devices"])

Scale = Annotated[int, Query(ge=1, le=20, description="Pixels a module of the code.")]


def _image(media_type: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string", "format": "binary"}
    return {200: {"description": "The label.", "content": {media_type: {"schema": schema}}}}


@public_router.get(
    "/qr.svg",
    response_class=Response,
    responses=_image("image/svg+xml") | NOT_MODIFIED | problem_responses(401, 404),
    openapi_extra=TOKEN_OPTIONAL,
)
async def get_device_label(
    device_id: UUID,
    devices: Devices,
    labels: Labels,
    actor: OptionalPrincipal,
    precondition: CurrentPrecondition,
    scale: Scale = 8,
) -> Response:
    """Draw a label that opens the device's public page, with its name and serial number."""
    view = await devices.get(device_id, actor=actor)
    precondition.answer_if_fresh(view.etag)
    return Response(
        labels.svg(view.device, scale=scale),
        media_type="image/svg+xml",
        headers={"ETag": view.etag, "Content-Security-Policy": "default-src 'none'"},
    )


@public_router.get(
    "/qr.png",
    response_class=Response,
    responses=_image("image/png") | NOT_MODIFIED | problem_responses(401, 404),
    openapi_extra=TOKEN_OPTIONAL,
)
async def get_device_code(
    device_id: UUID,
    devices: Devices,
    labels: Labels,
    actor: OptionalPrincipal,
    precondition: CurrentPrecondition,
    scale: Scale = 8,
) -> Response:
    """Draw the code alone, as an image of dots."""
    view = await devices.get(device_id, actor=actor)
    precondition.answer_if_fresh(view.etag)
    return Response(
        labels.png(view.device, scale=scale), media_type="image/png", headers={"ETag": view.etag}
    )
