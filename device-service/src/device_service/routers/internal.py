"""What other services may ask the device service."""

from uuid import UUID

from fastapi import APIRouter
from privet_shared.events.devices import DeviceUpdated

from device_service.dependencies import Devices

router = APIRouter(prefix="/devices")


@router.get("/{device_id}")
async def get_device_state(device_id: UUID, devices: Devices) -> DeviceUpdated:
    """Return the device as its events tell of it."""
    return await devices.get_state(device_id)
