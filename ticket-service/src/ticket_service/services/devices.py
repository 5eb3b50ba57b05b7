"""What the ticket service knows of devices."""

from typing import Any
from uuid import UUID

from privet_shared.events.devices import (
    DeviceCreated,
    DeviceDeleted,
    DeviceTransferred,
    DeviceUpdated,
)
from privet_shared.messaging.consumer import Delivery
from privet_shared.ports import Lookup

from ticket_service.errors import UnknownDevice
from ticket_service.uow import UowFactory


class DeviceService:
    """Keeps the read model of devices; asks the device service for one not heard of yet."""

    def __init__(self, uow: UowFactory, lookup: Lookup) -> None:
        self._uow = uow
        self._lookup = lookup

    async def store(
        self, event: DeviceCreated | DeviceUpdated | DeviceTransferred, delivery: Delivery
    ) -> None:
        """Take over the device's new state."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.devices.store(_values(event.model_dump(mode="json")))
                await uow.commit()

    async def remove(self, event: DeviceDeleted, delivery: Delivery) -> None:
        """Note that the device is gone; old tickets still show it."""
        async with self._uow() as uow:
            if await uow.claim(delivery):
                await uow.devices.store(
                    {
                        "id": event.device_id,
                        "version": event.version,
                        "user_id": event.user_id,
                        "deleted": True,
                    }
                )
                await uow.commit()

    async def require(self, device_id: UUID) -> None:
        """Raise ``UnknownDevice`` unless the device is registered."""
        await self._learn(device_id)
        async with self._uow() as uow:
            device = await uow.devices.find(device_id)
        if device is None or device.deleted:
            raise UnknownDevice

    async def _learn(self, device_id: UUID) -> None:
        """Ask for the device unless it is known; raises ``Unavailable``."""
        async with self._uow() as uow:
            if await uow.devices.find(device_id) is not None:
                return
        found = await self._lookup.find(f"/internal/devices/{device_id}")
        if found is not None:
            async with self._uow() as uow:
                await uow.devices.store(_values(found))
                await uow.commit()


def _values(state: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": UUID(state["device_id"]),
        "version": state["version"],
        "user_id": UUID(state["user_id"]),
        "title": state["title"],
        "brand": state["brand"],
        "model": state["model"],
        "serial_number": state["serial_number"],
    }
