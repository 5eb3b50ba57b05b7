"""The chat of a ticket, and the files attached to the ticket or to a message."""

from datetime import datetime
from uuid import UUID

from privet_shared.ids import new_id
from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.models.base import Base


class Message(Base):
    """A line of the chat; internal ones are for staff alone."""

    __tablename__ = "ticket_messages"
    __table_args__ = (
        Index("ix_ticket_messages_ticket_id_id", "ticket_id", "id"),
        Index("ix_ticket_messages_author_id", "author_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.tickets.id", ondelete="CASCADE"))
    author_id: Mapped[UUID]
    author_role: Mapped[str]
    body: Mapped[str | None]
    internal: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Attachment(Base):
    """A file of a ticket, or of a message in its chat when ``message_id`` is set."""

    __tablename__ = "ticket_attachments"
    __table_args__ = (
        UniqueConstraint("ticket_id", "message_id", "media_id", postgresql_nulls_not_distinct=True),
        Index("ix_ticket_attachments_message_id", "message_id"),
        Index("ix_ticket_attachments_media_id", "media_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.tickets.id", ondelete="CASCADE"))
    message_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("tickets.ticket_messages.id", ondelete="CASCADE")
    )
    media_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
