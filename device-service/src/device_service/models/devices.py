"""Devices."""

from datetime import date, datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import ARRAY, BigInteger, Index, Text, event, func, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from device_service.domain.search import FIELDS, trigrams
from device_service.models.base import Base

SERIAL_NUMBER_INDEX = "uq_devices_brand_serial_number"


def _prefix_index(column: str) -> Index:
    """Return an index for the search's prefixes, whatever the case; substrings have trigrams."""
    expression = literal_column(f"lower({column})", Text()).label("lowered")
    return Index(
        f"ix_devices_{column}_lower", expression, postgresql_ops={"lowered": "text_pattern_ops"}
    )


class Device(Base):
    """A thing that somebody owns and may want serviced."""

    __tablename__ = "devices"
    __table_args__ = (
        Index(SERIAL_NUMBER_INDEX, text("lower(brand)"), text("lower(serial_number)"), unique=True),
        Index("ix_devices_user_id_id", "user_id", "id"),
        _prefix_index("title"),
        _prefix_index("brand"),
        _prefix_index("model"),
        _prefix_index("serial_number"),
        Index("ix_devices_trigrams", "trigrams", postgresql_using="gin"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID]
    title: Mapped[str]
    brand: Mapped[str]
    model: Mapped[str]
    serial_number: Mapped[str]
    purchase_date: Mapped[date | None]
    warranty_until: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(BigInteger)
    trigrams: Mapped[list[str]] = mapped_column(
        ARRAY(Text), server_default=text("'{}'::text[]"), deferred=True
    )

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}


@event.listens_for(Device, "before_insert")
@event.listens_for(Device, "before_update")
def _set_trigrams(_mapper: object, _connection: object, device: Device) -> None:
    device.trigrams = sorted(
        set().union(*(trigrams(field, getattr(device, field)) for field in FIELDS))
    )
