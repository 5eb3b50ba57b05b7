"""Devices as the endpoints take and give them."""

from datetime import date
from uuid import UUID

from privet_shared.dates import CalendarDate
from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import (
    OptionalShortText,
    PatchModel,
    QueryModel,
    RequestModel,
    ResponseModel,
    ShortText,
)
from pydantic import Field

from device_service.domain.dates import WarrantyStatus
from device_service.schemas.photos import PhotoRead

_TEXT_FILTER = "Case-insensitive: a substring from three characters on, else a prefix."


class DeviceCreate(RequestModel):
    """A new device."""

    user_id: UUID
    title: ShortText
    brand: ShortText
    model: ShortText
    serial_number: ShortText
    purchase_date: CalendarDate | None = None
    warranty_until: CalendarDate | None = Field(None, description="The last day of the warranty.")


class DeviceUpdate(PatchModel):
    """Changes to a device."""

    title: ShortText = ""
    brand: ShortText = ""
    model: ShortText = ""
    serial_number: ShortText = ""
    purchase_date: CalendarDate | None = None
    warranty_until: CalendarDate | None = None


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


class DeviceFound(ResponseModel):
    """A device in the search."""

    id: UUID
    title: str


class DeviceListed(ResponseModel):
    """A device in the list of the caller's own."""

    id: UUID
    title: str
    created_at: UtcDateTime


class DeviceRead(ResponseModel):
    """A device with everything about it."""

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
