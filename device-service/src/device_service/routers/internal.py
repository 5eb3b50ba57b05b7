"""What other services may ask the device service."""

from uuid import UUID

from fastapi import APIRouter
from privet_shared.events.devices import DeviceUpdated

from device_service.dependencies import Devices, Records
from device_service.schemas.records import RecordsRead

router = APIRouter()


@router.get("/devices/{device_id}")
async def get_device_state(device_id: UUID, devices: Devices) -> DeviceUpdated:
    """Return the device as its events tell of it."""
    return await devices.get_state(device_id)


@router.get("/users/{user_id}/export")
async def export_user(user_id: UUID, records: Records) -> RecordsRead:
    """Return everything that is held about a person here."""
    return RecordsRead.model_validate(await records.get(user_id))
