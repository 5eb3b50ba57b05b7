"""Read models of what other services own, kept by their events; ``version`` orders them."""

from uuid import UUID

from sqlalchemy import BigInteger, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from device_service.models.base import Base


class User(Base):
    """A user of the auth service."""

    __tablename__ = "users"
    __table_args__ = (Index("ix_users_phone", "phone"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str]
    phone: Mapped[str | None]


class Media(Base):
    """A checked file of the media service."""

    __tablename__ = "media"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[UUID]
    key: Mapped[str | None]
    thumbnail_key: Mapped[str | None]
    medium_key: Mapped[str | None]
    filename: Mapped[str | None]
    content_type: Mapped[str | None]
    deleted: Mapped[bool] = mapped_column(server_default=false())


class Ticket(Base):
    """A ticket on a device; the ``version`` is its event's time in microseconds."""

    __tablename__ = "tickets"
    __table_args__ = (Index("ix_tickets_device_id", "device_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    device_id: Mapped[UUID]
    status: Mapped[str]
