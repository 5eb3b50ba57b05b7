"""The read model of devices."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from privet_shared.db.projections import upsert_newer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ticket_service.models import Device


class DeviceRepository:
    """Reads and stores what is known of devices."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, device_id: UUID) -> Device | None:
        """Return the device, None when nothing is known of it yet."""
        return await self._session.get(Device, device_id)

    async def find_all(self, device_ids: Collection[UUID]) -> Mapping[UUID, Device]:
        """Return those that are known, by id."""
        devices = await self._session.scalars(select(Device).where(Device.id.in_(device_ids)))
        return {device.id: device for device in devices}

    async def store(self, values: dict[str, Any]) -> None:
        """Store a version unless a later one is here."""
        await upsert_newer(self._session, Device, values)
