"""Devices as tables over HTTP, for staff."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from privet_shared.http.csv import CSV_RESPONSE, MEDIA_TYPE, csv_response
from privet_shared.http.problems import problem_responses
from privet_shared.http.security import StaffPrincipal

from device_service.dependencies import CurrentAuthor, Devices, Imports
from device_service.errors import NotATable
from device_service.schemas.devices import DeviceQuery
from device_service.schemas.imports import ImportRead, LineErrorRead, LineRead, LineStatus
from device_service.services.imports import LineOutcome

router = APIRouter(prefix="/devices", tags=["devices"])

_COLUMNS = (
    *("id", "user_id", "title", "brand", "model", "serial_number"),
    *("purchase_date", "warranty_until", "created_at"),
)
_TABLE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": (
            "UTF-8, with a header; comma or semicolon. Columns: title, brand, model, "
            "serial_number, user_id or phone, and, if wanted, purchase_date and warranty_until."
        ),
        "content": {
            MEDIA_TYPE: {
                "schema": {"type": "string"},
                "example": "phone,title,brand,model,serial_number\n"
                "+79991234567,Чайник,Bork,K810,SN-1\n",
            }
        },
    }
}


@router.post("/import", responses=problem_responses(403, 415), openapi_extra=_TABLE)
async def import_devices(
    request: Request,
    imports: Imports,
    _actor: StaffPrincipal,
    author: CurrentAuthor,
    dry_run: Annotated[bool, Query(description="Only say what would become of it.")] = True,
) -> ImportRead:
    """Register devices from a table, line by line; staff only. A dry run unless told otherwise."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise NotATable
    try:
        table = (await request.body()).decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotATable from error
    outcomes = await imports.run(table, dry_run=dry_run, author=author)
    refused = sum(bool(outcome.errors) for outcome in outcomes)
    return ImportRead(
        dry_run=dry_run,
        accepted=len(outcomes) - refused,
        refused=refused,
        lines=[_line(outcome, dry_run=dry_run) for outcome in outcomes],
    )


def _line(outcome: LineOutcome, *, dry_run: bool) -> LineRead:
    status = LineStatus.VALID if dry_run else LineStatus.CREATED
    return LineRead(
        line=outcome.line,
        status=LineStatus.ERROR if outcome.errors else status,
        device_id=outcome.device_id,
        errors=[LineErrorRead.model_validate(error) for error in outcome.errors],
    )


@router.get(
    "/export.csv",
    response_class=StreamingResponse,
    responses=CSV_RESPONSE | problem_responses(403),
)
async def export_devices(
    devices: Devices, _actor: StaffPrincipal, query: Annotated[DeviceQuery, Query()]
) -> StreamingResponse:
    """Download the devices that fit as a table, which can be imported again; staff only."""
    return await csv_response("devices.csv", _COLUMNS, _rows(devices.export(query)))


async def _rows(devices: AsyncIterator[Any]) -> AsyncIterator[list[object]]:
    async for device in devices:
        row = [getattr(device, column) for column in _COLUMNS]
        yield [value.isoformat() if hasattr(value, "isoformat") else value for value in row]
