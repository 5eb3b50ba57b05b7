"""Files: announced, checked, deleted."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import BigInteger, CheckConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from media_service.domain.purposes import IMAGES, ContentType, Purpose
from media_service.domain.statuses import MediaStatus
from media_service.models.base import Base


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Media(Base):
    """A file; ``content_type``, ``size`` and ``sha256`` are as announced, and true once complete.

    ``key`` is where it was uploaded to, ``served_key`` from where it is read: an image's cleaned
    copy, or the upload itself. A deleted one stays as a row without its name. Its object is removed
    after the deletion, and once more when ``upload_ends_at`` has passed: until then a PUT can still
    land.
    """

    __tablename__ = "media"
    __table_args__ = (
        _one_of("status", MediaStatus),
        _one_of("purpose", Purpose),
        CheckConstraint("size > 0", name="size"),
        Index("ix_media_owner_id_id", "owner_id", "id"),
        Index("ix_media_pending", "created_at", postgresql_where=text("status = 'pending'")),
        Index(
            "ix_media_unremoved",
            "id",
            postgresql_where=text(
                "(status = 'deleted' OR thumbnail_key IS NOT NULL) AND "
                "(object_removed_at IS NULL OR object_removed_at < upload_ends_at)"
            ),
        ),
        Index("ix_media_processing", "id", postgresql_where=text("status = 'processing'")),
        Index("ix_media_ready", "completed_at", postgresql_where=text("status = 'ready'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[UUID]
    status: Mapped[MediaStatus] = mapped_column(Text, default=MediaStatus.PENDING)
    purpose: Mapped[Purpose] = mapped_column(Text)
    filename: Mapped[str | None]
    content_type: Mapped[ContentType] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str | None]
    key: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    upload_ends_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    object_removed_at: Mapped[datetime | None]
    served_key: Mapped[str | None]
    thumbnail_key: Mapped[str | None]
    medium_key: Mapped[str | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    leased_until: Mapped[datetime | None]
    last_asked_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}

    @property
    def is_image(self) -> bool:
        """Whether the file is processed after its upload."""
        return self.content_type in IMAGES
