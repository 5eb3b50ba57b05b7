"""Devices."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import Page, PageRequest
from sqlalchemy import ARRAY, Select, Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from device_service.domain.search import LIKE_ESCAPE, like_pattern, trigrams
from device_service.errors import SerialNumberTaken
from device_service.models import Device
from device_service.models.devices import SERIAL_NUMBER_INDEX

_TEXT_COLUMNS: Mapping[str, InstrumentedAttribute[str]] = {
    "title": Device.title,
    "brand": Device.brand,
    "model": Device.model,
    "serial_number": Device.serial_number,
}


class DeviceRepository:
    """Reads and writes devices; ``owner_id`` keeps to one owner's, None means everyone's."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, device: Device) -> None:
        """Insert the device; raises ``SerialNumberTaken``."""
        self._session.add(device)
        await self.save()

    async def save(self) -> None:
        """Write changed devices, which gives them their next version.

        Raises ``SerialNumberTaken``.
        """
        with translate_violations({SERIAL_NUMBER_INDEX: SerialNumberTaken}):
            await self._session.flush()

    async def find(self, device_id: UUID, *, owner_id: UUID | None = None) -> Device | None:
        """Return the device, None when it does not exist or belongs to another."""
        return await self._session.scalar(self._one(device_id, owner_id))

    async def find_for_update(self, device_id: UUID, *, owner_id: UUID | None) -> Device | None:
        """Return the device and keep others from changing it until the commit."""
        return await self._session.scalar(self._one(device_id, owner_id).with_for_update())

    async def list_owned(self, owner_id: UUID) -> Sequence[Device]:
        """Return all of a person's devices, oldest first."""
        statement = select(Device).where(Device.user_id == owner_id).order_by(Device.id)
        return (await self._session.scalars(statement)).all()

    async def list_for_update(self, owner_id: UUID) -> Sequence[Device]:
        """Return all of a person's devices and keep others from changing them."""
        statement = (
            select(Device).where(Device.user_id == owner_id).order_by(Device.id).with_for_update()
        )
        return (await self._session.scalars(statement)).all()

    async def list(
        self,
        page: PageRequest,
        *,
        owner_id: UUID | None = None,
        device_id: UUID | None = None,
        texts: Mapping[str, str] = {},
    ) -> Page[Device]:
        """Return a page, newest first; ``texts`` are parts of the columns that they name."""
        statement = select(Device)
        if owner_id is not None:
            statement = statement.where(Device.user_id == owner_id)
        if device_id is not None:
            statement = statement.where(Device.id == device_id)
        for name, value in texts.items():
            if grams := trigrams(name, value):
                statement = statement.where(
                    Device.trigrams.bool_op("@>")(cast(sorted(grams), ARRAY(Text)))
                )
            pattern = func.lower(like_pattern(value))
            column = func.lower(_TEXT_COLUMNS[name])
            statement = statement.where(column.like(pattern, escape=LIKE_ESCAPE))
        rows = (await self._session.scalars(page.apply(statement, Device.id))).all()
        return page.page(rows, lambda device: device.id)

    async def delete(self, device: Device) -> None:
        """Delete the device with its photos and history."""
        await self._session.delete(device)

    @staticmethod
    def _one(device_id: UUID, owner_id: UUID | None) -> Select[Device]:
        statement = select(Device).where(Device.id == device_id)
        if owner_id is not None:
            statement = statement.where(Device.user_id == owner_id)
        return statement
