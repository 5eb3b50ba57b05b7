"""Read models of what other services own, kept by their events."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from media_service.models.base import Base


class SubjectKind(StrEnum):
    """What a file can be attached to."""

    TICKET = "ticket"
    TICKET_MESSAGE = "ticket_message"
    WORK_REPORT = "work_report"
    CASE_MESSAGE = "case_message"
    DEVICE = "device"
    AVATAR = "avatar"
    GRANTED = "granted"


class Attachment(Base):
    """A file at something: ``user_id`` may see it for that, everyone signed in if public."""

    __tablename__ = "attachments"
    __table_args__ = (
        Index("ix_attachments_subject_id", "subject_id"),
        Index("ix_attachments_user_id", "user_id"),
    )

    media_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[SubjectKind] = mapped_column(Text, primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID | None]
    is_public: Mapped[bool] = mapped_column(server_default=false())
