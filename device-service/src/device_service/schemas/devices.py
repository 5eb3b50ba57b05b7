"""Devices as the endpoints take and give them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID

from privet_shared.dates import CalendarDate
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    Clean,
    OptionalShortText,
    PatchModel,
    QueryModel,
    RequestModel,
    ResponseModel,
    ShortText,
)
from pydantic import Field, StringConstraints, model_validator

from device_service.domain.dates import WarrantyStatus
from device_service.schemas.photos import PhotoRead

_FIELDS: dict[str, Any] = {
    "user_id": "0199a7c2-0000-7000-8000-000000000001",
    "title": "Стиральная машина",
    "brand": "Bosch",
    "model": "WAN 24260",
    "serial_number": "BW-2409-11873",
    "purchase_date": "2025-02-14",
    "warranty_until": "2027-02-14",
}
_SUMMARY: dict[str, Any] = {
    **{name: value for name, value in _FIELDS.items() if name not in ("user_id", "title")},
    "warranty_status": "active",
    "photo": PhotoRead.example,
    "open_tickets": 1,
}
_ID = "0199a7c2-0000-7000-8000-000000000007"
_TEXT_FILTER = "Case-insensitive: a substring from three characters on, else a prefix."


class DeviceCreate(RequestModel):
    """A new device."""

    example: ClassVar = _FIELDS

    user_id: UUID
    title: ShortText
    brand: ShortText
    model: ShortText
    serial_number: ShortText
    purchase_date: CalendarDate | None = None
    warranty_until: CalendarDate | None = Field(None, description="The last day of the warranty.")


class DeviceUpdate(PatchModel):
    """Changes to a device."""

    example: ClassVar = {"title": "Стиральная машина на даче"}

    title: ShortText = ""
    brand: ShortText = ""
    model: ShortText = ""
    serial_number: ShortText = ""
    purchase_date: CalendarDate | None = None
    warranty_until: CalendarDate | None = None


class DeviceInclude(StrEnum):
    """What a list adds to each device."""

    SUMMARY = "summary"


Include = Annotated[list[DeviceInclude], Field(max_length=len(DeviceInclude))]


class DeviceQuery(QueryModel):
    """Which devices to find; what is absent or empty means 'any'."""

    user_id: UUID | None = None
    device_id: UUID | None = None
    title: OptionalShortText = Field(None, description=_TEXT_FILTER)
    brand: OptionalShortText = Field(None, description=_TEXT_FILTER)
    model: OptionalShortText = Field(None, description=_TEXT_FILTER)
    serial_number: OptionalShortText = Field(None, description=_TEXT_FILTER)

    def texts(self) -> dict[str, str]:
        """Return the text filters that were given, by field."""
        given = {
            "title": self.title,
            "brand": self.brand,
            "model": self.model,
            "serial_number": self.serial_number,
        }
        return {name: text for name, text in given.items() if text is not None}


class DeviceSearch(DeviceQuery):
    """Which devices to find, and what to add to each."""

    include: Annotated[
        Include,
        Field(
            description="What to add to each device. Staff get it of every device, owners of "
            "theirs, and everybody of the one that is named by its id or its whole serial number."
        ),
    ] = []

    def names(self, device_id: UUID, *, serial_number: str) -> bool:
        """Whether the search is for this very device, by its id or its whole serial number."""
        if self.device_id is not None:
            return self.device_id == device_id
        asked = self.serial_number
        return asked is not None and asked.casefold() == serial_number.casefold()


class DeviceListQuery(QueryModel):
    """What a list of one's own devices adds to each."""

    include: Include = []


class DeviceCardRead(ResponseModel):
    """What a card shows; ``open_tickets`` is null where anybody may look."""

    example: ClassVar = _SUMMARY

    brand: str
    model: str
    serial_number: str
    purchase_date: date | None
    warranty_until: date | None
    warranty_status: WarrantyStatus
    photo: PhotoRead | None
    open_tickets: int | None


Summary = Annotated[
    DeviceCardRead | None,
    Field(
        exclude_if=lambda summary: summary is None,
        description="Absent unless the list was asked to include it and the caller may see it.",
    ),
]


class DeviceFound(ResponseModel):
    """A device in the search."""

    example: ClassVar = {"id": _ID, "title": "Стиральная машина"}

    id: UUID
    title: str
    summary: Summary = None


class DeviceListed(ResponseModel):
    """A device in the list of the caller's own."""

    example: ClassVar = {
        "id": _ID,
        "title": "Стиральная машина",
        "created_at": "2030-02-01T09:00:00Z",
    }

    id: UUID
    title: str
    created_at: UtcDateTime
    summary: Summary = None


class DeviceRead(ResponseModel):
    """A device with everything about it."""

    example: ClassVar = {
        **_FIELDS,
        "id": _ID,
        "warranty_status": "active",
        "photos": [],
        "created_at": "2030-02-01T09:00:00Z",
        "updated_at": "2030-02-01T09:00:00Z",
    }

    id: UUID
    user_id: UUID
    title: str
    brand: str
    model: str
    serial_number: str
    purchase_date: date | None
    warranty_until: date | None
    warranty_status: WarrantyStatus
    photos: list[PhotoRead]
    created_at: UtcDateTime
    updated_at: UtcDateTime


class DeviceTransfer(RequestModel):
    """Who gets the device: by id, or by phone."""

    example: ClassVar = {"to_phone": "+7 999 123-45-67"}

    to_user_id: UUID | None = None
    to_phone: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Clean]
        | None
    ) = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.to_user_id is None) == (self.to_phone is None):
            raise ValueError("either to_user_id or to_phone must be given")
        return self
