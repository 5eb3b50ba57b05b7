"""What people were told, and what they want by e-mail."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import ForeignKey, Index, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from auth_service.domain.notifications import NotificationKind, SubjectType
from auth_service.models.base import Base


class Notification(Base):
    """One line of somebody's feed, in the language that they had chosen then."""

    __tablename__ = "notifications"
    __table_args__ = (
        Index("ix_notifications_user_id_id", "user_id", "id"),
        Index("ix_notifications_unread", "user_id", "id", postgresql_where=text("read_at IS NULL")),
        Index("ix_notifications_created_at", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.users.id", ondelete="CASCADE"))
    kind: Mapped[NotificationKind] = mapped_column(Text)
    title: Mapped[str]
    body: Mapped[str]
    subject_type: Mapped[SubjectType] = mapped_column(Text)
    subject_id: Mapped[UUID]
    read_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class NotificationPreference(Base):
    """Whether somebody wants mails of a kind; no row means that they do."""

    __tablename__ = "notification_preferences"

    user_id: Mapped[UUID] = mapped_column(
        ForeignKey("auth.users.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[NotificationKind] = mapped_column(Text, primary_key=True)
    email: Mapped[bool]
