"""Read models of what other services own, kept by their events."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from media_service.models.base import Base


class MediaGrant(Base):
    """A user who may see a file because it is attached to something of theirs."""

    __tablename__ = "media_grants"
    __table_args__ = (Index("ix_media_grants_user_id", "user_id"),)

    media_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(primary_key=True)
