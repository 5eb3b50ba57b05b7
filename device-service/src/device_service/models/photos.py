"""The photos of devices."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from device_service.models.base import Base


class Photo(Base):
    """An image of a device; the file itself belongs to the media service."""

    __tablename__ = "device_photos"
    __table_args__ = (
        UniqueConstraint("device_id", "media_id"),
        Index("ix_device_photos_media_id", "media_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("devices.devices.id", ondelete="CASCADE"))
    media_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
