"""Devices."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from privet_shared.db.errors import translate_violations
from privet_shared.db.pagination import NEWEST, Page, PageRequest, among_newest, page_of
from privet_shared.db.reads import Query, Reader, columns_of
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Text,
    Uuid,
    bindparam,
    exists,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from device_service.domain.search import LIKE_ESCAPE, like_pattern, trigrams
from device_service.errors import SerialNumberTaken
from device_service.models import Device, Photo
from device_service.models.devices import SERIAL_NUMBER_INDEX

_TEXT_COLUMNS: Mapping[str, InstrumentedAttribute[str]] = {
    "title": Device.title,
    "brand": Device.brand,
    "model": Device.model,
    "serial_number": Device.serial_number,
}


_TRIGRAMS = "_trigrams"


def _is_like(name: str) -> ColumnElement[bool]:
    pattern = func.lower(bindparam(name, type_=Text()))
    return func.lower(_TEXT_COLUMNS[name]).like(pattern, escape=LIKE_ESCAPE)


def _has_trigrams(name: str) -> ColumnElement[bool]:
    grams = bindparam(name + _TRIGRAMS, type_=ARRAY(Text))
    return Device.trigrams.bool_op("@>")(grams)


_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "owner_id": Device.user_id == bindparam("owner_id", type_=Uuid()),
    "device_id": Device.id == bindparam("device_id", type_=Uuid()),
    **{name: _is_like(name) for name in _TEXT_COLUMNS},
    **{name + _TRIGRAMS: _has_trigrams(name) for name in _TEXT_COLUMNS},
}


class ShownDevice(NamedTuple):
    """A device as its detail shows it."""

    id: UUID
    user_id: UUID
    title: str
    brand: str
    model: str
    serial_number: str
    purchase_date: date | None
    warranty_until: date | None
    created_at: datetime
    updated_at: datetime
    version: int
    has_photos: bool


class ListedDevice(NamedTuple):
    """A device in a list or a table."""

    id: UUID
    user_id: UUID
    title: str
    brand: str
    model: str
    serial_number: str
    purchase_date: date | None
    warranty_until: date | None
    created_at: datetime


_SHOWN = Query(
    select(
        *columns_of(
            Device,
            ShownDevice,
            has_photos=exists().where(Photo.device_id == Device.id).correlate(Device),
        )
    ).where(Device.id == bindparam("device_id")),
    ShownDevice,
)


class DeviceReads:
    """Reads devices for those who wait."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def find(self, device_id: UUID) -> ShownDevice | None:
        """Return the device."""
        return await self._reader.first(_SHOWN, device_id=device_id)

    async def list(
        self,
        page: PageRequest,
        *,
        owner_id: UUID | None = None,
        device_id: UUID | None = None,
        texts: Mapping[str, str] = {},
    ) -> Page[ListedDevice]:
        """Return a page, newest first; ``texts`` are parts of the columns that they name."""
        values: dict[str, Any] = {"owner_id": owner_id, "device_id": device_id}
        for name, value in texts.items():
            values[name] = like_pattern(value)
            values[name + _TRIGRAMS] = sorted(trigrams(name, value)) or None
        values = {name: value for name, value in values.items() if value is not None}
        names, given = frozenset(values), values | page.values()
        if any(map(_is_substring, names)):
            recent = _recent_query(names, is_first=page.is_first)
            rows = await self._reader.all(recent, newest=NEWEST, **given)
            if len(rows) > page.limit:
                return page.page(rows, lambda device: device.id)
        rows = await self._reader.all(_list_query(names, is_first=page.is_first), **given)
        return page.page(rows, lambda device: device.id)


def _is_substring(name: str) -> bool:
    return name.endswith(_TRIGRAMS)


@lru_cache(maxsize=256)
def _list_query(names: frozenset[str], *, is_first: bool) -> Query[ListedDevice]:
    """Return the query of a list with these filters."""
    return Query(page_of(_matching(names), Device.id, is_first=is_first), ListedDevice)


@lru_cache(maxsize=256)
def _recent_query(names: frozenset[str], *, is_first: bool) -> Query[ListedDevice]:
    """Return the query of the same list among the newest devices alone."""
    statement = _matching(frozenset(name for name in names if not _is_substring(name)))
    statement = among_newest(statement, Device.id, is_first=is_first)
    return Query(page_of(statement, Device.id, is_first=is_first), ListedDevice)


def _matching(names: frozenset[str]) -> Select[Any]:
    return select(*columns_of(Device, ListedDevice)).where(
        *(condition for name, condition in _CONDITIONS.items() if name in names)
    )


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

    async def delete(self, device: Device) -> None:
        """Delete the device with its photos and history."""
        await self._session.delete(device)

    @staticmethod
    def _one(device_id: UUID, owner_id: UUID | None) -> Select[Device]:
        statement = select(Device).where(Device.id == device_id)
        if owner_id is not None:
            statement = statement.where(Device.user_id == owner_id)
        return statement
