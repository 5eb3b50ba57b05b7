"""The history of devices."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from device_service.models.base import Base


class Change(Base):
    """One field that went from one value to another; a registration starts from nothing.

    A write without a token has no ``changed_by``, the role ``anonymous`` and a masked address.
    """

    __tablename__ = "device_history"
    __table_args__ = (
        Index("ix_device_history_device_id_id", "device_id", "id"),
        Index("ix_device_history_changed_by", "changed_by"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("devices.devices.id", ondelete="CASCADE"))
    field: Mapped[str]
    old_value: Mapped[str | None]
    new_value: Mapped[str | None]
    changed_by: Mapped[UUID | None]
    changed_by_role: Mapped[str]
    address: Mapped[str | None]
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
