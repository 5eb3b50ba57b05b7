"""The chat of a ticket, and the files attached to the ticket or to a message."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ticket_service.models.base import Base
from ticket_service.models.chat import ChatAttachment, ChatMessage, client_id_index


class Message(ChatMessage, Base):
    """A line of a ticket's chat."""

    __tablename__ = "ticket_messages"
    __table_args__ = (
        Index("ix_ticket_messages_ticket_id_id", "ticket_id", "id"),
        Index("ix_ticket_messages_author_id", "author_id"),
        client_id_index("ticket_messages", "author_id"),
    )

    subject_id: Mapped[UUID] = mapped_column(
        "ticket_id", ForeignKey("tickets.tickets.id", ondelete="CASCADE")
    )


class Attachment(ChatAttachment, Base):
    """A file of a ticket, or of a message in its chat."""

    __tablename__ = "ticket_attachments"
    __table_args__ = (
        UniqueConstraint("ticket_id", "message_id", "media_id", postgresql_nulls_not_distinct=True),
        Index("ix_ticket_attachments_message_id", "message_id"),
        Index("ix_ticket_attachments_media_id", "media_id"),
    )

    subject_id: Mapped[UUID] = mapped_column(
        "ticket_id", ForeignKey("tickets.tickets.id", ondelete="CASCADE")
    )
    message_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("tickets.ticket_messages.id", ondelete="CASCADE")
    )
