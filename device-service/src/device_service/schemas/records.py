"""What is held about one person, as their export shows it."""

from datetime import date
from uuid import UUID

from privet_shared.http.timestamps import UtcDateTime
from privet_shared.text import ResponseModel

from device_service.schemas.history import ChangeRead


class DeviceRecord(ResponseModel):
    """A device of the person's."""

    id: UUID
    title: str
    brand: str
    model: str
    serial_number: str
    purchase_date: date | None
    warranty_until: date | None
    created_at: UtcDateTime


class RecordsRead(ResponseModel):
    """Everything that is held about one person here."""

    devices: list[DeviceRecord]
    changes: list[ChangeRead]
