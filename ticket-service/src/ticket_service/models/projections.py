"""Read models of what other services own, kept by their events; ``version`` orders them."""

from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Index, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.models.base import Base


class User(Base):
    """A user of the auth service."""

    __tablename__ = "users"
    __table_args__ = (Index("ix_users_roles", "roles", postgresql_using="gin"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str | None]
    phone: Mapped[str | None]
    address: Mapped[str | None]
    status: Mapped[str]
    roles: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'::text[]"))


class Device(Base):
    """A device of the device service; deleted ones stay readable in old tickets."""

    __tablename__ = "devices"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[UUID]
    title: Mapped[str | None]
    brand: Mapped[str | None]
    model: Mapped[str | None]
    serial_number: Mapped[str | None]
    deleted: Mapped[bool] = mapped_column(server_default=false())


class Media(Base):
    """A checked file of the media service."""

    __tablename__ = "media"
    __table_args__ = (Index("ix_media_owner_id", "owner_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[UUID]
    key: Mapped[str | None]
    thumbnail_key: Mapped[str | None]
    medium_key: Mapped[str | None]
    filename: Mapped[str | None]
    content_type: Mapped[str | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    deleted: Mapped[bool] = mapped_column(server_default=false())
